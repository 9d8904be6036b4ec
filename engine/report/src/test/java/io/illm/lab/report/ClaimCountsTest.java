package io.illm.lab.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.illm.lab.model.run.CheckResult;
import io.illm.lab.model.run.CheckResult.Control;
import io.illm.lab.model.run.Run;
import io.illm.lab.model.run.StepResult;
import io.illm.lab.model.run.StepResult.Status;
import io.illm.lab.model.run.StudyResult;
import io.illm.lab.model.run.StudyResult.Series;
import io.illm.lab.model.run.StudyResult.Trial;
import io.illm.lab.model.run.StudyResult.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ClaimCountsTest {

  private static Trial trial(int number, Status status, Control control) {
    return trial(number, status, control, "");
  }

  private static Trial trial(int number, Status status, Control control, String emulatedBy) {
    CheckResult check =
        new CheckResult(
            "serves",
            List.of("8.1-99"),
            "true",
            "it",
            CheckResult.Status.valueOf(status.name()),
            control,
            false,
            Instant.EPOCH,
            Duration.ZERO,
            "",
            "",
            CheckResult.Proof.NONE,
            Optional.empty(),
            emulatedBy);
    StepResult step =
        new StepResult("Load", status, Instant.EPOCH, Duration.ZERO, "", List.of(), List.of(check));
    return new Trial(
        number,
        "only",
        true,
        "",
        Instant.EPOCH,
        Duration.ZERO,
        Map.of(),
        List.of(step),
        new Series(List.of(), List.of(), List.of()));
  }

  private static ClaimCounts counts(Status... trials) {
    List<Trial> all =
        IntStream.range(0, trials.length)
            .mapToObj(i -> trial(i + 1, trials[i], i == 0 ? Control.FALSE : Control.UNTRIED))
            .toList();
    return counts(all);
  }

  private static ClaimCounts counts(List<Trial> all) {
    return ClaimCounts.of(run(all));
  }

  private static Run run(List<Trial> all) {
    return SampleRun.with(
        new StudyResult("s", "h", Verdict.INSUFFICIENT, "", Map.of(), all, Map.of(), List.of()));
  }

  @Test
  void a_check_that_passed_in_every_trial_proves_its_task() {
    assertThat(counts(Status.PASSED, Status.PASSED).tasks()).contains("8.1-99");
  }

  @Test
  void a_check_that_failed_in_one_trial_proves_no_task() {
    assertThat(counts(Status.PASSED, Status.FAILED, Status.PASSED).tasks())
        .doesNotContain("8.1-99");
  }

  @Test
  void a_check_that_a_later_trial_did_not_run_still_proves_its_task() {
    assertThat(counts(Status.PASSED, Status.NOT_RUN).tasks()).contains("8.1-99");
  }

  @Test
  void each_claim_is_proved_weak_or_unproved_whatever_its_control_was() {
    for (Control control : Control.values()) {
      ClaimCounts counts = counts(List.of(trial(1, Status.PASSED, control)));
      assertThat(counts.proved() + counts.weak() + counts.unproved()).isEqualTo(counts.claims());
    }
  }

  @Test
  void a_claim_that_was_not_run_is_unproved_and_its_task_stays_claimed() {
    ClaimCounts counts = counts(List.of(trial(1, Status.NOT_RUN, Control.UNTRIED)));

    assertThat(counts.notRun()).isEqualTo(1);
    assertThat(counts.unproved()).isEqualTo(1);
    assertThat(counts.unprovedTasks()).contains("8.1-99");
  }

  @Test
  void a_check_after_one_that_failed_is_proved_by_its_control_and_not_counted_as_not_run() {
    ClaimCounts counts = counts(List.of(trial(1, Status.NOT_RUN, Control.FALSE)));

    assertThat(counts.notRun()).isZero();
    assertThat(counts.unproved()).isZero();
  }

  @Test
  void a_proved_claim_says_that_it_was_held_against_an_emulator() {
    assertThat(counts(List.of(trial(1, Status.PASSED, Control.FALSE, "moto"))).emulated())
        .isEqualTo(1);
    assertThat(counts(List.of(trial(1, Status.PASSED, Control.ABSENT, "moto"))).emulated())
        .isZero();
  }

  @Test
  void a_claim_that_held_against_an_emulator_is_proved_as_emulated() {
    Run run = run(List.of(trial(1, Status.PASSED, Control.FALSE, "moto")));

    assertThat(Claim.of(run))
        .filteredOn(claim -> claim.proves().contains("8.1-99"))
        .extracting(Claim::state)
        .containsExactly(ClaimState.EMULATED);
    assertThat(ClaimCounts.of(run).tasks()).contains("8.1-99");
  }

  @Test
  void the_control_of_one_trial_counts_for_all() {
    assertThat(counts(Status.PASSED, Status.PASSED).claimed()).contains("8.1-99");
    assertThat(counts(Status.PASSED, Status.FAILED).falseBefore())
        .isEqualTo(counts(Status.PASSED, Status.PASSED).falseBefore());
  }
}
