package io.illm.lab.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Checks whether other containers or clusters run on this machine. Their changes would appear in
 * the test. Call it while the test has no cluster of its own.
 */
final class OtherContainers {

  private OtherContainers() {}

  /** Returns true if some process has another network namespace than this process. */
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
      return false; // the process has ended
    }
  }
}
