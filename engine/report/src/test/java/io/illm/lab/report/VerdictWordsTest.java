package io.illm.lab.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.illm.lab.model.run.Run;
import io.illm.lab.model.run.StudyResult;
import io.illm.lab.model.run.StudyResult.Trial;
import io.illm.lab.model.run.StudyResult.Verdict;
import java.util.List;
import org.junit.jupiter.api.Test;

class VerdictWordsTest {

  private static StudyResult study(Verdict verdict, int trialsOfEach) {
    StudyResult whole = SampleStudy.of(false);
    List<Trial> trials =
        whole.variants().keySet().stream()
            .flatMap(variant ->
                whole.trials().stream()
                    .filter(trial -> trial.variant().equals(variant))
                    .limit(trialsOfEach))
            .toList();
    return new StudyResult(
        whole.name(),
        whole.hypothesis(),
        verdict,
        "",
        whole.variants(),
        trials,
        whole.measures(),
        whole.criteria());
  }

  private static Run run(StudyResult study) {
    return SampleRun.with(study);
  }

  @Test
  void a_verdict_from_six_trials_is_a_verdict() {
    assertThat(Wording.of(study(Verdict.VALIDATED, 6))).isEqualTo("validated");
  }

  @Test
  void a_verdict_from_two_trials_is_called_a_try() {
    assertThat(Wording.of(study(Verdict.VALIDATED, 2))).isEqualTo("validated, 2 trials: a try");
    assertThat(Wording.of(study(Verdict.REFUTED, 1))).isEqualTo("refuted, 1 trial: a try");
  }

  @Test
  void no_report_of_a_try_says_plainly_that_it_is_validated() {
    Run run = run(study(Verdict.VALIDATED, 2));
    assertThat(Headline.of(run).sentence())
        .contains("its hypothesis is validated, 2 trials: a try");
    assertThat(ReportHtml.of(run)).contains("</span> validated, 2 trials: a try</span></h2>");
    assertThat(ReportMarkdown.of(run)).contains("## Study: Draining, ✓ validated, 2 trials: a try");
  }

  @Test
  void a_study_that_was_not_run_is_no_failure_of_its_own() {
    Run run = run(study(Verdict.NOT_RUN, 0));
    assertThat(Headline.of(run).sentence()).contains("its study was not run");
    assertThat(Failures.of(run)).isEmpty();
  }
}
