package io.illm.lab.runner.manifest;

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
 * The YAML of a place in a tree of files: a file, the files of a folder, or what the folder's
 * kustomization makes.
 *
 * @param kustomize for folders that have one
 */
record SourceFiles(Kustomize kustomize) {

  /**
   * A text, and where a fault of it would be shown.
   *
   * @param place the file, or where a folder is named
   * @param yaml the text
   */
  record Source(Place place, String yaml) {}

  /**
   * Reads a place.
   *
   * @param path the file or folder
   * @param asking where a component names it
   */
  List<Source> read(Path path, Place asking) {
    if (Files.isRegularFile(path)) {
      return List.of(text(path));
    }
    if (!Files.isDirectory(path)) {
      throw new BadInput(
          Fault.at(
              asking,
              "no such file or folder: " + path.getFileName(),
              "see what is in " + path.getParent()));
    }
    return Kustomize.in(path)
        ? List.of(new Source(asking, kustomize.build(path, asking)))
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
