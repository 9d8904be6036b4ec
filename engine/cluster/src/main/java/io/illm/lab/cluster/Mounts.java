package io.illm.lab.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The mounts that this process sees. */
final class Mounts {

  private Mounts() {}

  /**
   * A mount.
   *
   * @param type the file system's type
   * @param point where it is mounted
   * @param options how it is mounted, and options of its file system
   */
  record Mount(String type, String point, List<String> options) {}

  /** All mounts, in the order they were made. */
  static List<Mount> all() {
    try {
      return Files.readAllLines(Path.of("/proc/self/mounts")).stream().map(Mounts::parse).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The mounts at a folder and beneath it, deepest and latest first. */
  static List<Mount> beneath(Path folder) {
    return all().reversed().stream()
        .filter(mount -> Path.of(mount.point()).startsWith(folder))
        .toList();
  }

  static Mount parse(String line) {
    var fields = line.split(" ", -1);
    // The kernel writes a space in a path as \040.
    return new Mount(fields[2], fields[1].replace("\\040", " "), List.of(fields[3].split(",", -1)));
  }
}
