package io.illm.lab.model.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.illm.lab.model.run.Run.Audit;
import io.illm.lab.model.run.Run.Audit.State;
import io.illm.lab.model.run.Run.Environment;
import io.illm.lab.model.run.Run.Outcome;
import io.illm.lab.model.run.Run.Outcome.Tutorial;
import io.illm.lab.model.run.StudyResult.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ExitCodeTest {

  @Test
  void a_run_that_went_well_ends_with_0() {
    assertThat(run(Tutorial.PASSED, Verdict.VALIDATED, State.CLEAN).exitCode()).isZero();
  }

  @Test
  void a_failed_step_ends_with_1() {
    assertThat(run(Tutorial.FAILED, Verdict.VALIDATED, State.CLEAN).exitCode()).isEqualTo(1);
  }

  @Test
  void a_refuted_hypothesis_ends_with_1() {
    assertThat(run(Tutorial.PASSED, Verdict.REFUTED, State.CLEAN).exitCode()).isEqualTo(1);
  }

  @Test
  void too_little_evidence_ends_with_3() {
    assertThat(run(Tutorial.PASSED, Verdict.INSUFFICIENT, State.CLEAN).exitCode()).isEqualTo(3);
  }

  @Test
  void a_partial_tutorial_ends_with_0_and_where_that_is_strict_with_3() {
    Run run = run(Tutorial.PARTIAL, Verdict.VALIDATED, State.CLEAN);

    assertThat(run.exitCode()).isZero();
    assertThat(run.strictExitCode()).isEqualTo(3);
  }

  @Test
  void a_study_that_was_not_run_ends_with_0_and_where_that_is_strict_with_3() {
    Run run = run(Tutorial.PASSED, Verdict.NOT_RUN, State.CLEAN);

    assertThat(run.exitCode()).isZero();
    assertThat(run.strictExitCode()).isEqualTo(3);
  }

  @Test
  void strictness_changes_nothing_of_a_whole_run_and_nothing_of_a_failure() {
    assertThat(run(Tutorial.PASSED, Verdict.VALIDATED, State.CLEAN).strictExitCode()).isZero();
    assertThat(run(Tutorial.FAILED, Verdict.NOT_RUN, State.CLEAN).strictExitCode()).isEqualTo(1);
    assertThat(run(Tutorial.PARTIAL, Verdict.NOT_RUN, State.LEAKED).strictExitCode()).isEqualTo(5);
  }

  @Test
  void a_leak_ends_with_5_even_where_evidence_is_missing() {
    assertThat(run(Tutorial.PASSED, Verdict.INSUFFICIENT, State.LEAKED).exitCode()).isEqualTo(5);
  }

  @Test
  void a_broken_lab_ends_with_4_whatever_else_was_found() {
    Run run = run(new Outcome(Tutorial.FAILED, Optional.of("etcd died"), false), State.LEAKED);

    assertThat(run.exitCode()).isEqualTo(4);
  }

  @Test
  void an_interrupted_run_ends_with_130() {
    Run run = run(new Outcome(Tutorial.PARTIAL, Optional.of("interrupted"), true), State.CLEAN);

    assertThat(run.exitCode()).isEqualTo(130);
  }

  private static Run run(Outcome outcome, State audit) {
    return run(outcome, List.of(), audit);
  }

  private static Run run(Tutorial tutorial, Verdict verdict, State audit) {
    StudyResult study =
        new StudyResult("s", "h", verdict, "", Map.of(), List.of(), Map.of(), List.of());
    return run(new Outcome(tutorial, Optional.empty(), false), List.of(study), audit);
  }

  private static Run run(Outcome outcome, List<StudyResult> studies, State audit) {
    return new Run(
        Run.SCHEMA,
        "id",
        "demo",
        "8.1",
        "A demo",
        Instant.EPOCH,
        Instant.EPOCH,
        1,
        "lab run demo",
        outcome,
        new Environment("", "", "", "", Map.of(), Map.of(), Map.of()),
        List.of(),
        List.of(),
        studies,
        new Audit(audit, List.of(), ""),
        Map.of());
  }
}
