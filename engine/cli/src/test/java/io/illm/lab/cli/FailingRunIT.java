package io.illm.lab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.illm.lab.model.run.CheckResult;
import io.illm.lab.model.run.CheckResult.Control;
import io.illm.lab.model.run.Run;
import io.illm.lab.model.run.StepResult;
import io.illm.lab.model.run.StepResult.Status;
import io.illm.lab.model.run.StudyResult.Verdict;
import io.illm.lab.testkit.Prerequisite;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Takes under three minutes on two busy cores, once programs and images are cached. */
@Tag("need-root")
@DisplayName("An experiment with one thing wrong")
class FailingRunIT {

  private static final String SHARED = "failing-run-it";

  @TempDir private static Path folder;
  @TempDir private Path copy;
  private static LabProcess lab;
  private Fixture fixture = Fixture.whole();

  @BeforeAll
  static void boot() {
    Prerequisite.root(FailingRunIT.class);
    lab = new LabProcess(folder);
    lab.run("cluster", "up", SHARED).exits(0);
  }

  @BeforeEach
  void take_a_copy() throws IOException {
    fixture = Fixture.copy(copy);
  }

  @AfterAll
  static void leave_nothing() {
    if (lab != null) {
      lab.end();
    }
  }

  @Test
  void fails_by_a_check_that_always_holds() throws IOException {
    fixture.with(
        "experiment.yaml", "object.data.text == \"second light\"", "object.data.text != \"\"");

    StepResult failed = failedStep(run("--cluster", SHARED));

    assertThat(failed.reason())
        .isEqualTo(
            "`the note says second light` held before the step did anything, so it can't fail");
    assertThat(failed.checks().getFirst().control()).isEqualTo(Control.ALREADY_HELD);
  }

  @Test
  void fails_by_a_check_that_holds_of_nothing() throws IOException {
    fixture.with(
        "experiment.yaml",
        "object.data.text.startsWith(\"first\") || object.data.text.startsWith(\"second\")",
        "\"true\"");

    assertThat(failedStep(run("--cluster", SHARED)).reason()).contains("so it can't fail");
  }

  @Test
  void fails_by_a_command_whose_output_is_in_the_report() throws IOException {
    fixture.with("README.md", "apply -f manifests/note.yaml", "apply -f manifests/none.yaml");

    Run run = run("--cluster", SHARED);

    assertThat(failedStep(run).reason()).isEqualTo("the commands at README.md:10 exited with 1");
    assertThat(report(run)).content().contains("none.yaml\" does not exist");
  }

  @Test
  void fails_by_a_condition_that_never_holds_when_its_deadline_has_passed() throws IOException {
    fixture.with(
        "experiment.yaml",
        "object.data.text == \"second light\"",
        "object.data.text == \"third light\"\n          within: 3s");

    CheckResult check = failedStep(run("--cluster", SHARED)).checks().getFirst();

    assertThat(check.status()).isEqualTo(CheckResult.Status.FAILED);
    assertThat(check.took()).isBetween(Duration.ofSeconds(3), Duration.ofSeconds(5));
    assertThat(check.message()).contains("second light");
  }

  @Test
  void fails_in_the_step_during_which_an_invariant_breaks() throws IOException {
    fixture.with("experiment.yaml", " || object.data.text.startsWith(\"second\")", "");

    Run run = run("--cluster", SHARED);

    assertThat(failedStep(run).title()).isEqualTo("Change the note");
    CheckResult invariant = run.steps().getFirst().checks().getFirst();
    assertThat(invariant.status()).isEqualTo(CheckResult.Status.FAILED);
    assertThat(invariant.watch().orElseThrow().brokeDuring()).hasValue("Change the note");
    assertThat(invariant.observed()).contains("second light");
  }

  @Test
  void ends_refuted_by_a_hypothesis_that_is_wrong() throws IOException {
    fixture.with("experiment.yaml", "two.pods.min == 2 *", "two.pods.min == 3 *");

    Run run = run("--cluster", SHARED, "--trials", "1");

    assertThat(run.outcome().tutorial()).isEqualTo(Run.Outcome.Tutorial.PASSED);
    assertThat(run.studies().getFirst().verdict()).isEqualTo(Verdict.REFUTED);
  }

  @Test
  void is_not_proved_by_a_break_that_breaks_nothing() throws IOException {
    fixture.with(
        "experiment.yaml",
        "break: kubectl delete configmap/note",
        "break: kubectl get configmap/note\n          within: 5s");

    lab.run("prove", fixture.path()).exits(1);

    assertThat(failedStep(lab.last()).reason())
        .isEqualTo(
            "it holds although it was broken by `kubectl get configmap/note`: it can't fail");
  }

  private Run run(String... options) {
    var arguments = new ArrayList<>(List.of("run", fixture.path()));
    arguments.addAll(List.of(options));
    lab.run(arguments.toArray(String[]::new)).exits(1);
    return lab.last();
  }

  private static StepResult failedStep(Run run) {
    return run.steps().stream()
        .filter(step -> step.status() == Status.FAILED)
        .findFirst()
        .orElseThrow();
  }

  private static Path report(Run run) {
    return lab.home().runs().resolve(run.id()).resolve("report.html");
  }
}
