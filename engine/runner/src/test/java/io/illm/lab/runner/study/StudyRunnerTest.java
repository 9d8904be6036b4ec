package io.illm.lab.runner.study;

import static org.assertj.core.api.Assertions.assertThat;

import io.illm.lab.model.experiment.Study;
import io.illm.lab.runner.study.TrialRunner.Finished;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StudyRunnerTest {

  private final Study study = SampleStudy.of("a.failed.max == 0");
  private final List<StudyTrials> seen = new ArrayList<>();

  private StudyTrials run(StudyRunner.Trials trials) {
    new StudyRunner(trials, _ -> {}).run(study, 6, 1, seen::add);
    return seen.getLast();
  }

  private static Finished good(int number, String variant) {
    return new Finished(SampleStudy.valid(number, variant, 0), Optional.empty());
  }

  private static Finished unmeasured(int number, String variant) {
    String fault = "measure `failed` has no number";
    return new Finished(SampleStudy.invalid(number, variant, fault), Optional.of(fault));
  }

  @Test
  void all_trials_run_where_the_first_can_be_measured() {
    StudyTrials trials = run((_, number, variant, _) -> good(number, variant));

    assertThat(trials.trials()).hasSize(12);
    assertThat(trials.ended()).isEmpty();
  }

  @Test
  void a_first_trial_that_cannot_be_measured_ends_the_study() {
    StudyTrials trials = run((_, number, variant, _) -> unmeasured(number, variant));

    assertThat(trials.trials()).hasSize(1);
    assertThat(trials.insufficiency())
        .contains("the study ended after trial 1 of 12: measure `failed` has no number");
  }

  @Test
  void a_later_trial_that_cannot_be_measured_is_one_bad_trial() {
    StudyTrials trials =
        run((_, number, variant, _) ->
            number == 4 ? unmeasured(number, variant) : good(number, variant));

    assertThat(trials.trials()).hasSize(12);
  }

  @Test
  void a_study_that_was_interrupted_before_its_first_trial_lacks_all_of_them() {
    run((_, number, variant, _) -> good(number, variant));

    assertThat(seen.getFirst().insufficiency()).contains("only 0 of 12 trials ran");
  }
}
