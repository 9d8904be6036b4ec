package io.illm.lab.image.go;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/**
 * Estimates build times. It learns the time for a package from the last big build on this machine.
 */
final class BuildPace {

  /**
   * The estimate before the first build: 2,595 packages of Kubernetes took 338 s on two cores,
   * which is 0.26 core-seconds for each.
   */
  private static final double CORE_SECONDS = 0.26;

  private static final int WORTH_LEARNING = 200;
  private static final Duration LINKING = Duration.ofSeconds(4);

  private final Path file;

  BuildPace(Path file) {
    this.file = file;
  }

  /** Returns the usual time to compile a number of packages. */
  Duration usual(int packages) {
    return LINKING.plusMillis(Math.round(packages * secondsEach() * 1000));
  }

  /** Learns from a build. */
  void note(int packages, Duration took) {
    if (packages >= WORTH_LEARNING) {
      try {
        Files.createDirectories(file.resolveSibling(""));
        Files.writeString(file, Double.toString(took.toMillis() / 1000.0 / packages));
      } catch (IOException _) {
        // Only an estimate is lost.
      }
    }
  }

  private double secondsEach() {
    try {
      return Double.parseDouble(Files.readString(file).strip());
    } catch (IOException | NumberFormatException _) {
      return CORE_SECONDS / Runtime.getRuntime().availableProcessors();
    }
  }
}
