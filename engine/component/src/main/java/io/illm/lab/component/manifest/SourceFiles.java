package io.illm.lab.component.manifest;

import io.illm.lab.model.BadInput;
import io.illm.lab.model.Broken;
import io.illm.lab.model.Fault;
import io.illm.lab.model.Place;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Reads the YAML of a path: a file, the files of a folder, or the output of the folder's
 * kustomization.
 *
 * @param kustomize builds folders that have a kustomization
 */
record SourceFiles(Kustomize kustomize) {

  /**
   * A YAML text and the place for its faults.
   *
   * @param place the file, or the place that names the folder
   * @param yaml the text
   */
  record Source(Place place, String yaml) {}

  /**
   * Reads a path.
   *
   * @param path the file or folder
   * @param place the place in component.yaml that names it
   */
  List<Source> read(Path path, Place place) {
    if (Files.isRegularFile(path)) {
      return List.of(text(path));
    }
    if (!Files.isDirectory(path)) {
      throw new BadInput(
          Fault.at(
              place,
              "no such file or folder: " + path.getFileName(),
              "look for the right name in " + path.getParent()));
    }
    return Kustomize.in(path)
        ? List.of(new Source(place, kustomize.build(path, place)))
        : yaml(path).stream().map(SourceFiles::text).toList();
  }

  private static List<Path> yaml(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(SourceFiles::isYaml).sorted().toList();
    } catch (IOException e) {
      throw new Broken("listing the manifests " + folder, e);
    }
  }

  private static boolean isYaml(Path file) {
    String name = file.getFileName().toString();
    return name.endsWith(".yaml") || name.endsWith(".yml");
  }

  private static Source text(Path file) {
    try {
      return new Source(Place.startOf(file), Files.readString(file));
    } catch (IOException e) {
      throw new Broken("reading the manifest " + file, e);
    }
  }
}
