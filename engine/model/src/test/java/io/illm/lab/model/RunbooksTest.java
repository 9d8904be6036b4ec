package io.illm.lab.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.illm.lab.model.experiment.Readme;
import io.illm.lab.model.experiment.Readme.Block;
import io.illm.lab.model.experiment.Readme.Mode;
import io.illm.lab.model.experiment.ReadmeReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A runbook's commands are known to work because a step of an experiment runs them. */
final class RunbooksTest {

  private static final Path ROOT = Path.of(System.getProperty("lab.root"));
  private static final Pattern EXECUTED_BY =
      Pattern.compile("\\A---\nexecuted-by: ([-a-z0-9]+) / (.+)\n---\n");

  @ParameterizedTest
  @MethodSource("runbooks")
  void every_command_of_a_runbook_is_one_of_the_step_that_it_names(Path runbook)
      throws IOException {
    var text = Files.readString(runbook);
    var executedBy = EXECUTED_BY.matcher(text);
    assertThat(executedBy.find()).as("%s names the step that executes it", runbook).isTrue();
    var step = step(executedBy.group(1), executedBy.group(2));
    assertThat(commands(readme(runbook, text).sections().stream()))
        .isNotEmpty()
        .isSubsetOf(commands(Stream.of(step)));
  }

  static List<Path> runbooks() throws IOException {
    try (var files = Files.list(ROOT.resolve("docs/runbooks"))) {
      return files.filter(file -> !file.endsWith("README.md")).sorted().toList();
    }
  }

  private static Readme.Section step(String experiment, String title) throws IOException {
    var page = ROOT.resolve("experiments").resolve(experiment).resolve("README.md");
    return readme(page, Files.readString(page)).section(title).orElseThrow();
  }

  private static Readme readme(Path file, String text) {
    return ReadmeReader.read(file, text, new Faults());
  }

  private static List<String> commands(Stream<Readme.Section> sections) {
    return sections
        .flatMap(section -> section.blocks().stream())
        .filter(block -> block.mode() != Mode.MANUAL)
        .map(Block::script)
        .toList();
  }
}
