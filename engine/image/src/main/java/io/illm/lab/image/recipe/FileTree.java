package io.illm.lab.image.recipe;

import io.illm.lab.image.cache.Fingerprint;
import io.illm.lab.image.oci.LayerWriter;
import io.illm.lab.model.Broken;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * A file, or a folder with everything in it.
 *
 * @param root the file or folder
 */
public record FileTree(Path root) {

  /** Adds the names, the contents and the executable bits to a fingerprint. */
  void addTo(Fingerprint fingerprint) {
    for (Path file : files()) {
      fingerprint.text(root.relativize(file).toString());
      fingerprint.text(Boolean.toString(Files.isExecutable(file)));
      if (Files.isRegularFile(file)) {
        fingerprint.file(file);
      }
    }
  }

  /**
   * Copies the files into a layer.
   *
   * @param path the path in the image, from the image's root
   * @param executable whether every file becomes executable; otherwise the executable bits are kept
   */
  public void write(String path, boolean executable, LayerWriter layer) throws IOException {
    if (Files.isDirectory(root)) {
      layer.folder(path, 0755);
    }
    for (Path file : files()) {
      String inside = file.equals(root) ? path : path + "/" + root.relativize(file);
      if (Files.isSymbolicLink(file)) {
        layer.link(inside, Files.readSymbolicLink(file).toString());
      } else {
        layer.file(inside, executable || Files.isExecutable(file) ? 0755 : 0644, file);
      }
    }
  }

  /** Returns the names of all files, relative to the root and sorted. */
  public List<String> names() {
    return files().stream().map(file -> root.relativize(file).toString()).toList();
  }

  private List<Path> files() {
    try (Stream<Path> all = Files.walk(root)) {
      return all.filter(file -> Files.isRegularFile(file) || Files.isSymbolicLink(file))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new Broken("can't read " + root, e);
    }
  }
}
