package io.illm.lab.runner.study;

import static org.assertj.core.api.Assertions.assertThat;

import io.illm.lab.model.experiment.Study;
import io.illm.lab.model.run.StudyResult;
import io.illm.lab.model.run.StudyResult.Trial;
import io.illm.lab.model.run.StudyResult.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AnalysisTest {

  private static final String TRUE = "a.failed.max < b.failed.min";
  private static final String FALSE = "a.failed.min > b.failed.max";

  private static StudyResult judged(
      String criterion, int planned, List<Trial> trials, Optional<String> ended) {
    Study study = SampleStudy.of(criterion);
    return new Analysis(study, SampleStudy.conditions(study))
        .of(new StudyTrials(study, planned, trials, ended));
  }

  private static List<Trial> blocks(int count) {
    List<Trial> trials = new ArrayList<>();
    for (int block = 0; block < count; block++) {
      trials.add(SampleStudy.valid(2 * block + 1, "a", 1));
      trials.add(SampleStudy.valid(2 * block + 2, "b", 5));
    }
    return trials;
  }

  @Test
  void valid_trials_validate_what_holds_and_refute_what_does_not() {
    assertThat(judged(TRUE, 12, blocks(6), Optional.empty()).verdict())
        .isEqualTo(Verdict.VALIDATED);
    assertThat(judged(FALSE, 12, blocks(6), Optional.empty()).verdict()).isEqualTo(Verdict.REFUTED);
  }

  @ParameterizedTest
  @ValueSource(strings = {TRUE, FALSE})
  void no_verdict_of_either_kind_passes_over_an_invalid_trial(String criterion) {
    List<Trial> trials = blocks(6);
    trials.set(3, SampleStudy.invalid(4, "b", "k6 dropped 9 iterations"));

    StudyResult result = judged(criterion, 12, trials, Optional.empty());

    assertThat(result.verdict()).isEqualTo(Verdict.INSUFFICIENT);
    assertThat(result.reason()).isEqualTo("trial 4 (b) is invalid: k6 dropped 9 iterations");
    assertThat(result.criteria().getFirst().found())
        .endsWith("; trial 4 (b) is invalid: k6 dropped 9 iterations");
  }

  @ParameterizedTest
  @ValueSource(strings = {TRUE, FALSE})
  void trials_that_did_not_run_leave_no_verdict(String criterion) {
    StudyResult result = judged(criterion, 12, blocks(3), Optional.empty());

    assertThat(result.verdict()).isEqualTo(Verdict.INSUFFICIENT);
    assertThat(result.reason()).isEqualTo("only 6 of 12 trials ran");
  }

  @Test
  void a_study_that_ended_early_says_why() {
    StudyResult result =
        judged(
            TRUE,
            12,
            List.of(SampleStudy.invalid(1, "a", "measure `failed` has no number: no such field")),
            Optional.of("measure `failed` has no number: no such field"));

    assertThat(result.reason())
        .isEqualTo(
            "the study ended after trial 1 of 12: measure `failed` has no number: no such field");
  }

  @Test
  void a_study_that_was_not_run_has_no_verdict_and_its_reason() {
    StudyResult result = Analysis.notRun(SampleStudy.of(TRUE), "the tutorial failed at `Deploy`");

    assertThat(result.verdict()).isEqualTo(Verdict.NOT_RUN);
    assertThat(result.reason()).isEqualTo("the tutorial failed at `Deploy`");
    assertThat(result.criteria())
        .extracting(criterion -> criterion.verdict())
        .containsOnly(Verdict.NOT_RUN);
  }
}
