package io.illm.lab.cli.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.illm.lab.model.BadInput;
import io.illm.lab.model.Library;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

class ExperimentChoiceTest {

  @TempDir private Path folder;

  @BeforeEach
  void write_a_library() throws IOException {
    Files.createDirectories(folder.resolve("docs"));
    Files.writeString(folder.resolve("docs/roadmap.md"), "### 3.5 A section\n");
    experiment("canary", "3.10");
    experiment("drift", "3.5");
    experiment("rolling", "8.1");
    Files.createDirectories(folder.resolve("experiments/unreadable"));
    Files.writeString(folder.resolve("experiments/unreadable/experiment.yaml"), ": not : yaml :");
  }

  private void experiment(String name, String section) throws IOException {
    Path experiment = Files.createDirectories(folder.resolve("experiments").resolve(name));
    Files.writeString(experiment.resolve("README.md"), "# A title\n");
    Files.writeString(
        experiment.resolve("experiment.yaml"),
        """
        apiVersion: lab.illm.io/v1alpha1
        kind: Experiment
        metadata: {name: %s}
        spec: {section: "%s", title: A title, namespaces: [demo], steps: []}
        """
            .formatted(name, section));
  }

  @Command(name = "choice")
  private static final class Holder {
    @Mixin private ExperimentChoice choice = new ExperimentChoice();
  }

  private List<String> names(String... options) {
    Holder holder = new Holder();
    new CommandLine(holder).parseArgs(options);
    return holder.choice.names(new Library(folder));
  }

  @Test
  void all_are_in_the_order_of_the_roadmap_and_one_that_cannot_be_read_is_last() {
    assertThat(names("--all")).containsExactly("drift", "canary", "rolling", "unreadable");
  }

  @Test
  void a_section_or_a_phase_chooses_its_own() {
    assertThat(names("--section", "3.5")).containsExactly("drift");
    assertThat(names("--phase", "3")).containsExactly("drift", "canary");
  }

  @Test
  void stale_ones_are_those_without_fresh_results() {
    assertThat(names("--stale", "--phase", "8")).containsExactly("rolling");
  }

  @Test
  void a_section_without_an_experiment_is_bad_input() {
    assertThatThrownBy(() -> names("--section", "4.2"))
        .isInstanceOf(BadInput.class)
        .hasMessage("section 4.2 has no experiment");
  }

  @Test
  void options_that_contradict_each_other_are_bad_input() {
    assertThatThrownBy(() -> names("--all", "--phase", "3"))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("contradict each other");
  }
}
