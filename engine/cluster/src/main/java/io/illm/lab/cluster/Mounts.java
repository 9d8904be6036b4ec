package io.illm.lab.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Reads the mounts that this process sees. */
final class Mounts {

  private Mounts() {}

  /**
   * A mount.
   *
   * @param type the type of the file system
   * @param point the mount point
   * @param options the options of the mount and of its file system
   */
  record Mount(String type, String point, List<String> options) {}

  /** Returns all mounts, in the order in which they were made. */
  static List<Mount> all() {
    try {
      return Files.readAllLines(Path.of("/proc/self/mounts")).stream().map(Mounts::parse).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the mounts at a folder and below it, the latest first. */
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
