package io.illm.lab.runner.phase;

import io.illm.lab.model.Library;
import io.illm.lab.model.experiment.Experiment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Experiments out of a few lines, whose steps each have one block that succeeds. */
final class SmallExperiment {

  private SmallExperiment() {}

  /**
   * Reads an experiment.
   *
   * @param parent the folder that it is written into
   * @param parts the fields {@code steps} and, perhaps, {@code studies}
   */
  static Experiment of(Path parent, String parts) throws IOException {
    return of(parent, parts, Map.of());
  }

  /**
   * Reads an experiment.
   *
   * @param scripts other commands than those that succeed, by the step's title
   */
  static Experiment of(Path parent, String parts, Map<String, String> scripts) throws IOException {
    Path folder = Files.createDirectories(parent.resolve("demo"));
    Path roadmap = parent.resolve("docs/roadmap.md");
    Files.createDirectories(roadmap.getParent());
    Files.writeString(
        roadmap, "### 8.1 Rolling updates\n\n- [8.1-01] A task\n- [8.1-02] Another\n");
    Files.writeString(
        folder.resolve("experiment.yaml"),
        """
        apiVersion: lab.illm.io/v1alpha1
        kind: Experiment
        metadata: {name: demo}
        spec:
          section: "8.1"
          title: A demo
          namespaces: [demo]
        """
            + parts.indent(2));
    List<String> titles =
        Pattern.compile("step: ([^\\n,}]+)")
            .matcher(parts)
            .results()
            .map((MatchResult match) -> match.group(1).strip())
            .toList();
    Files.writeString(
        folder.resolve("README.md"),
        titles.stream()
            .map(title ->
                "\n## %s\n\n```bash\n%s\n```\n"
                    .formatted(title, scripts.getOrDefault(title, "echo here")))
            .collect(Collectors.joining("", "# Demo\n", "")));
    Library.Reading reading = new Library(parent).read(folder.toString());
    if (!reading.faults().isEmpty()) {
      throw new AssertionError(reading.faults());
    }
    return reading.experiment().orElseThrow();
  }
}
