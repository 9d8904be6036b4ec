package io.illm.lab.image.release;

import io.illm.lab.model.Fault;
import io.illm.lab.model.Faults;
import io.illm.lab.model.Place;
import io.illm.lab.model.component.Component;
import io.illm.lab.model.component.Program;
import io.illm.lab.model.yaml.Fields;
import io.illm.lab.model.yaml.YamlFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads the files that a project releases from a component's {@code releases.yaml}. */
final class ReleaseFiles {

  private ReleaseFiles() {}

  static Path file(Component component) {
    return component.folder().resolve("releases.yaml");
  }

  /**
   * Reads a component's {@code releases.yaml}.
   *
   * @return its files; empty if the component has no {@code releases.yaml}
   * @throws io.illm.lab.model.BadInput if it can't be parsed, or a program is missing
   */
  static List<ReleaseFile> read(Component component) {
    Path file = file(component);
    if (!Files.isRegularFile(file)) {
      return List.of();
    }
    Faults faults = new Faults();
    List<ReleaseFile> files =
        YamlFile.read(file, faults)
            .map(fields -> {
              List<ReleaseFile> read = fields.list("files", ReleaseFiles::one);
              fields.close();
              return read;
            })
            .orElse(List.of());
    missing(component, files)
        .forEach(program ->
            faults.add(
                Fault.at(
                    Place.startOf(file),
                    "no released file has the program `" + program + "` of " + component.name(),
                    "name it under the `programs` of the file that has it")));
    faults.throwIfAny();
    return files;
  }

  private static ReleaseFile one(Fields fields) {
    ReleaseFile file =
        new ReleaseFile(fields.text("url"), fields.text("sums"), fields.textMap("programs"));
    fields.close();
    return file;
  }

  /**
   * Returns the programs that no file has. A program that acts by the name it is started with is
   * released as one program for each name.
   */
  private static Set<String> missing(Component component, List<ReleaseFile> files) {
    Set<String> wanted =
        component.programs().entrySet().stream()
            .flatMap(entry -> names(entry.getKey(), entry.getValue()))
            .collect(Collectors.toCollection(TreeSet::new));
    files.forEach(file -> wanted.removeAll(file.programs().keySet()));
    return wanted;
  }

  private static Stream<String> names(String name, Program program) {
    return program.names().isEmpty() ? Stream.of(name) : program.names().stream();
  }
}
