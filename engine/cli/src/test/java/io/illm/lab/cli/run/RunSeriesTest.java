package io.illm.lab.cli.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.illm.lab.cli.Lab;
import io.illm.lab.cli.terminal.Screen;
import io.illm.lab.cli.terminal.Terminal;
import io.illm.lab.host.Home;
import io.illm.lab.model.BadInput;
import io.illm.lab.model.Broken;
import io.illm.lab.model.Fault;
import io.illm.lab.model.Library;
import io.illm.lab.model.run.Run;
import io.illm.lab.model.run.Run.Outcome.Tutorial;
import io.illm.lab.model.run.StudyResult.Verdict;
import io.illm.lab.testkit.Golden;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A series of runs")
class RunSeriesTest {

  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final List<String> ran = new ArrayList<>();

  private SeriesResult run(String... names) {
    PrintStream stream = new PrintStream(err, true, StandardCharsets.UTF_8);
    Lab lab =
        new Lab(
            Home.below(new Library(Path.of("/none")), Path.of("/none")),
            new Terminal(stream, Screen.plain(), stream, Screen.plain()));
    return new RunSeries(lab, this::one, Run::exitCode).run(List.of(names), this::hasTime);
  }

  private boolean hasTime(String name) {
    return !name.equals("too-long");
  }

  private RunSeries.Ended one(String name) {
    ran.add(name);
    return switch (name) {
      case "faulty" -> throw new BadInput(Fault.of("unknown measure `faild`", "failed"));
      case "broken" -> throw new Broken("the disk is full", "free some");
      case "stopped" ->
          new RunSeries.Ended(
              Optional.of(EndedRuns.interrupted(name)), Optional.of(StopSignal.TERM));
      case "stopped-early" -> new RunSeries.Ended(Optional.empty(), Optional.of(StopSignal.INT));
      case "refuted" ->
          ended(EndedRuns.of(name, 65, Tutorial.PASSED, Verdict.VALIDATED, Verdict.REFUTED));
      case "failed" -> ended(EndedRuns.of(name, 30, Tutorial.FAILED, Verdict.NOT_RUN));
      case "vague" -> ended(EndedRuns.of(name, 10, Tutorial.PASSED, Verdict.INSUFFICIENT));
      default ->
          ended(EndedRuns.of(name, 240, Tutorial.PASSED, Verdict.VALIDATED, Verdict.VALIDATED));
    };
  }

  private static RunSeries.Ended ended(Run run) {
    return new RunSeries.Ended(Optional.of(run), Optional.empty());
  }

  private static String text(SeriesResult result) {
    return String.join("\n", result.table().lines(Screen.plain())) + "\n" + result.sum() + "\n";
  }

  @Test
  void goes_on_after_each_failure_and_ends_with_one_table() {
    SeriesResult result =
        run("rolling-update", "refuted", "faulty", "broken", "failed", "too-long");

    assertThat(ran).containsExactly("rolling-update", "refuted", "faulty", "broken", "failed");
    Golden.assertMatches("series.txt", text(result));
    assertThat(err.toString(StandardCharsets.UTF_8))
        .contains("2/6 refuted", "error: unknown measure `faild`", "hint: free some");
  }

  @Test
  void ends_with_the_gravest_exit_code() {
    assertThat(run("good").exitCode()).isZero();
    assertThat(run("good", "vague").exitCode()).isEqualTo(3);
    assertThat(run("vague", "refuted", "good").exitCode()).isEqualTo(1);
    assertThat(run("faulty", "refuted").exitCode()).isEqualTo(2);
    assertThat(run("broken", "faulty", "good").exitCode()).isEqualTo(4);
    assertThat(run().exitCode()).isZero();
  }

  @Test
  void is_stopped_by_a_signal_and_says_what_was_not_run() {
    SeriesResult result = run("good", "stopped", "refuted");

    assertThat(ran).containsExactly("good", "stopped");
    assertThat(result.exitCode()).isEqualTo(143);
    assertThat(text(result)).contains("refuted     not run");
  }

  @Test
  void is_stopped_by_a_signal_that_comes_before_a_run_begins() {
    SeriesResult result = run("stopped-early", "good");

    assertThat(ran).containsExactly("stopped-early");
    assertThat(result.exitCode()).isEqualTo(130);
    assertThat(result.entries()).extracting(SeriesEntry::without).containsOnly("not run");
  }

  @Test
  void is_one_junit_report() {
    String report = run("good", "faulty", "too-long").junit();

    assertThat(report)
        .contains(
            "<testsuites name=\"lab\">",
            "<testsuite name=\"Draining\"",
            "<error message=\"unknown measure `faild`\">",
            "<skipped message=\"no time was left for it\">");
  }
}
