package io.illm.lab.runner.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.illm.lab.host.Home;
import io.illm.lab.model.Library;
import io.illm.lab.model.experiment.Experiment;
import io.illm.lab.model.experiment.Experiment.Needs;
import io.illm.lab.model.experiment.Readme;
import io.illm.lab.model.run.CheckResult;
import io.illm.lab.model.run.CheckResult.Control;
import io.illm.lab.model.run.CheckResult.Proof;
import io.illm.lab.model.run.StepResult;
import io.illm.lab.model.run.StepResult.Status;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProofsTest {

  private static final Proof BROKEN =
      new Proof("kubectl scale --replicas=2", "{\"ready\": 2}", List.of("a"), List.of("b"));
  private static final Proof GONE = new Proof("kubectl delete", "{}", List.of(), List.of("a", "b"));

  @TempDir private Path folder;
  private Experiment experiment;

  @BeforeEach
  void write() throws IOException {
    experiment = experiment();
    Files.createDirectories(experiment.folder());
    Files.writeString(experiment.folder().resolve("experiment.yaml"), "kind: Experiment\n");
  }

  @Test
  void a_later_run_knows_what_was_broken_what_was_seen_and_which_clauses_were_false() {
    proofs().remember(List.of(step(Status.PASSED, Control.BROKEN, BROKEN)));

    CheckResult later = later();

    assertThat(later.control()).isEqualTo(Control.BROKEN);
    assertThat(later.proof()).isEqualTo(BROKEN);
  }

  @Test
  void a_break_that_left_nothing_to_look_at_is_remembered_and_no_proof() {
    proofs().remember(List.of(step(Status.PASSED, Control.ABSENT, GONE)));

    assertThat(later().control()).isEqualTo(Control.ABSENT);
    assertThat(later().proof().commands()).isEqualTo("kubectl delete");
  }

  @Test
  void a_check_that_stayed_green_loses_its_proof() {
    proofs().remember(List.of(step(Status.PASSED, Control.BROKEN, BROKEN)));
    proofs().remember(List.of(step(Status.FAILED, Control.ABSENT, BROKEN)));

    assertThat(later().control()).isEqualTo(Control.ABSENT);
  }

  @Test
  void a_secret_that_was_seen_is_not_kept() {
    Proof secret = new Proof("kubectl patch", "open sesame", List.of("a"), List.of("b"));
    proofs().remember(List.of(step(Status.PASSED, Control.BROKEN, secret)));

    assertThat(later().proof().observed()).isEqualTo("open [redacted]");
  }

  @Test
  void another_specification_has_no_proofs() throws IOException {
    proofs().remember(List.of(step(Status.PASSED, Control.BROKEN, BROKEN)));
    Files.writeString(experiment.folder().resolve("experiment.yaml"), "kind: Experiment # new\n");

    assertThat(later().control()).isEqualTo(Control.ABSENT);
  }

  private Proofs proofs() {
    return Proofs.of(
        Home.below(new Library(folder), folder),
        experiment,
        text -> text.replace("sesame", "[redacted]"));
  }

  private CheckResult later() {
    Proof absent = new Proof("", "{}", List.of(), List.of("a", "b"));
    return proofs()
        .applyTo(List.of(step(Status.PASSED, Control.ABSENT, absent)))
        .getFirst()
        .checks()
        .getFirst();
  }

  private static StepResult step(Status status, Control control, Proof proof) {
    CheckResult check =
        new CheckResult(
            "there are three",
            List.of(),
            "a && b",
            "deployment/web",
            CheckResult.Status.valueOf(status.name()),
            control,
            false,
            Instant.EPOCH,
            Duration.ZERO,
            "",
            "",
            proof,
            Optional.empty(),
            "");
    return new StepResult(
        "Deploy", status, Instant.EPOCH, Duration.ZERO, "", List.of(), List.of(check));
  }

  private Experiment experiment() {
    Path home = folder.resolve("demo");
    return new Experiment(
        "demo",
        home,
        "8.1",
        "A demo",
        new Needs(List.of(), List.of(), List.of(), 0),
        Map.of(),
        List.of("demo"),
        List.of(),
        List.of(),
        new Readme(home.resolve("README.md"), List.of()));
  }
}
