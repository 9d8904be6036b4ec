package io.illm.lab.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Tells whether others run containers or clusters on this machine, whose comings and goings a test
 * sees. To be asked while the test has no cluster of its own.
 */
final class OtherContainers {

  private OtherContainers() {}

  /** Whether a process has a network namespace that isn't this process's. */
  static boolean run() throws IOException {
    var own = Files.readSymbolicLink(Path.of("/proc/self/ns/net"));
    try (var processes = Files.newDirectoryStream(Path.of("/proc"), "[0-9]*")) {
      for (var process : processes) {
        if (apart(process, own)) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean apart(Path process, Path own) {
    try {
      return !Files.readSymbolicLink(process.resolve("ns/net")).equals(own);
    } catch (IOException e) {
      return false; // it ended meanwhile
    }
  }
}
