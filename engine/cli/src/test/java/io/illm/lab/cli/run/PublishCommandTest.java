package io.illm.lab.cli.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.illm.lab.cli.Commands;
import io.illm.lab.cli.Lab;
import io.illm.lab.cli.terminal.Screen;
import io.illm.lab.cli.terminal.Terminal;
import io.illm.lab.host.Home;
import io.illm.lab.model.Library;
import io.illm.lab.model.experiment.FolderContent;
import io.illm.lab.model.run.Run;
import io.illm.lab.model.run.Run.Audit;
import io.illm.lab.model.run.Run.Environment;
import io.illm.lab.model.run.Run.Outcome;
import io.illm.lab.report.RunJson;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PublishCommandTest {

  @TempDir private Path checkout;
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @BeforeEach
  void runOnce() throws IOException {
    write("docs/roadmap.md", "### 8.1 Rolling updates\n\n- [8.1-01] A task\n");
    write("experiments/demo/experiment.yaml", SPECIFICATION);
    write(
        "experiments/demo/README.md",
        "# Demo\n\n## Look\n\n```bash\ntrue\n```\n\n<!-- results -->\n<!-- /results -->\n");
    FolderContent content = FolderContent.of(checkout.resolve("experiments/demo"));
    write("state/runs/20260101-000000-abcd/run.json", RunJson.write(run(content)));
  }

  @Test
  void a_run_of_the_experiment_as_it_is_can_be_published_again_and_again() {
    assertThat(publish()).as(text()).isZero();
    assertThat(publish()).as(text()).isZero();
  }

  @Test
  void a_run_of_an_experiment_that_has_changed_is_refused_and_the_files_are_named()
      throws IOException {
    write("experiments/demo/manifests/pod.yaml", "kind: Pod\n");

    assertThat(publish()).isEqualTo(2);

    assertThat(text())
        .contains("can't be published: the experiment has changed since: manifests/pod.yaml");
    assertThat(checkout.resolve("experiments/demo/results")).doesNotExist();
  }

  private static final String SPECIFICATION =
      """
      apiVersion: lab.illm.io/v1alpha1
      kind: Experiment
      metadata: {name: demo}
      spec:
        section: "8.1"
        title: A demo
        namespaces: [demo]
        steps:
          - step: Look
      """;

  private static Run run(FolderContent content) {
    return new Run(
        Run.SCHEMA,
        "20260101-000000-abcd",
        "demo",
        "8.1",
        "A demo",
        Instant.EPOCH,
        Instant.EPOCH,
        1,
        "lab run demo",
        new Outcome(Outcome.Tutorial.PASSED, Optional.empty(), false),
        new Environment("", "", "", "", Map.of(), Map.of(), Map.of()),
        List.of(),
        List.of(),
        List.of(),
        new Audit(Audit.State.CLEAN, List.of(), ""),
        content.files());
  }

  private int publish() {
    Lab lab =
        new Lab(
            Home.below(new Library(checkout), checkout),
            new Terminal(
                new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8),
                Screen.plain(),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                Screen.plain()));
    return Commands.run(lab, List.of("publish", "last"));
  }

  private String text() {
    return err.toString(StandardCharsets.UTF_8);
  }

  private void write(String name, String text) throws IOException {
    Files.createDirectories(checkout.resolve(name).getParent());
    Files.writeString(checkout.resolve(name), text);
  }
}
