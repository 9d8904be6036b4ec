package io.illm.lab.cli.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.illm.lab.cli.run.VerifyPlan.Candidate;
import io.illm.lab.cli.terminal.Screen;
import io.illm.lab.model.run.Run.Outcome.Tutorial;
import io.illm.lab.model.run.StudyResult.Verdict;
import io.illm.lab.testkit.Golden;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class VerificationTest {

  private static final SeriesResult NOTHING = new SeriesResult(List.of(), Optional.empty());

  private static SeriesResult ran(Verdict verdict, int exitCode) {
    var run = EndedRuns.of("rolling-update-tutorial", 360, Tutorial.PASSED, verdict);
    return new SeriesResult(List.of(SeriesEntry.of(run, exitCode)), Optional.empty());
  }

  private static Verification found(Map<String, String> stale, SeriesResult ran) {
    List<Candidate> leftOut =
        List.of(
            new Candidate(
                "canary-by-weight",
                Optional.of(Instant.EPOCH),
                Optional.of(Duration.ofSeconds(1_230))),
            new Candidate("drift", Optional.empty(), Optional.empty()));
    return new Verification(stale, List.of("drift"), 70, ran, leftOut, Duration.ofMinutes(25));
  }

  @Test
  void says_what_is_stale_what_came_of_the_runs_and_what_was_left_out() {
    Map<String, String> stale = Map.of("blue-green", "changed since: README.md, load/steady.js");
    List<String> lines = found(stale, ran(Verdict.VALIDATED, 0)).lines(Screen.plain());
    assertThat(lines)
        .allSatisfy(text ->
            assertThat(text.lines())
                .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80)));
    Golden.assertMatches("verify.txt", String.join("\n", lines) + "\n");
  }

  @Test
  void stale_results_are_insufficient_evidence_unless_a_run_ended_worse() {
    Map<String, String> stale = Map.of("blue-green", "changed since: README.md");
    assertThat(found(Map.of(), NOTHING).exitCode()).isZero();
    assertThat(found(stale, NOTHING).exitCode()).isEqualTo(3);
    assertThat(found(stale, ran(Verdict.REFUTED, 1)).exitCode()).isEqualTo(1);
  }
}
