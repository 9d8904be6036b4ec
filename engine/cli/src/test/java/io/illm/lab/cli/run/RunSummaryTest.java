package io.illm.lab.cli.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.illm.lab.cli.terminal.Screen;
import io.illm.lab.model.run.CheckResult;
import io.illm.lab.model.run.CheckResult.Control;
import io.illm.lab.model.run.CheckResult.Proof;
import io.illm.lab.model.run.Run;
import io.illm.lab.model.run.Run.Outcome.Tutorial;
import io.illm.lab.model.run.StepResult;
import io.illm.lab.model.run.StepResult.Status;
import io.illm.lab.runner.store.RunFolder;
import io.illm.lab.testkit.Golden;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The summary of a run")
class RunSummaryTest {

  private static final String NO_IMAGE =
      "the image docker.io/grafana/grafana:12.1 can't be had: no registry answers, and no recipe"
          + " makes it";

  @Test
  void says_what_was_not_run_and_why_what_was_emulated_and_which_tasks_are_left() {
    Run run =
        run(
            Tutorial.PARTIAL,
            step("Store the secret", Status.PASSED, "", Control.FALSE, "8.1-01", "moto"),
            step("Deploy Grafana", Status.NOT_RUN, NO_IMAGE, Control.UNTRIED, "8.1-02", ""),
            step(
                "Look at it",
                Status.NOT_RUN,
                "it comes after `Deploy Grafana`, which was not run",
                Control.UNTRIED,
                "8.1-03",
                ""));

    Golden.assertMatches("summary-partial.txt", summary(run));
    assertThat(summary(run).lines()).allSatisfy(line -> assertThat(line).hasSizeLessThan(81));
  }

  @Test
  void of_a_run_that_failed_has_its_failure_and_not_the_steps_after_it() {
    Run run =
        run(
            Tutorial.FAILED,
            step("Deploy", Status.FAILED, "it crashed", Control.FALSE, "8.1-01", ""),
            step("Look", Status.NOT_RUN, "`Deploy` failed", Control.UNTRIED, "8.1-02", ""));

    assertThat(summary(run)).doesNotContain("`Deploy` failed");
  }

  private static String summary(Run run) {
    RunFolder folder = new RunFolder(Path.of("/runs/20261128-080000-0001"));
    return String.join("\n", new RunSummary(Screen.plain()).lines(run, folder, Optional.empty()))
        + "\n";
  }

  private static StepResult step(
      String title, Status status, String reason, Control control, String task, String emulator) {
    CheckResult check =
        new CheckResult(
            "it serves",
            List.of(task),
            "true",
            "it",
            CheckResult.Status.valueOf(status.name()),
            control,
            false,
            Instant.EPOCH,
            Duration.ZERO,
            "",
            "",
            Proof.NONE,
            Optional.empty(),
            emulator);
    return new StepResult(
        title, status, Instant.EPOCH, Duration.ZERO, reason, List.of(), List.of(check));
  }

  private static Run run(Tutorial tutorial, StepResult... steps) {
    return new Run(
        Run.SCHEMA,
        "20261128-080000-0001",
        "dashboards",
        "4.1",
        "Dashboards as code",
        Instant.EPOCH,
        Instant.EPOCH.plusSeconds(95),
        1,
        "lab run dashboards",
        new Run.Outcome(tutorial, Optional.empty(), false),
        new Run.Environment("", "", "", "", Map.of(), Map.of(), Map.of()),
        List.of(),
        List.of(steps),
        List.of(),
        new Run.Audit(Run.Audit.State.CLEAN, List.of(), ""),
        Map.of());
  }
}
