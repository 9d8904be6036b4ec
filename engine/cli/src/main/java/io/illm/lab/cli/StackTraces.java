package io.illm.lab.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/**
 * Stores the stack traces of the lab's own faults in files, so that the terminal shows only a
 * sentence.
 */
final class StackTraces {

  private StackTraces() {}

  /** Writes a failure's stack trace into a folder; empty if that isn't possible. */
  static Optional<Path> keep(Throwable failure, Path folder) {
    Path file = folder.resolve(Instant.now().toString().replace(':', '-') + ".txt");
    try {
      Files.createDirectories(folder);
      try (var writer = new PrintWriter(Files.newBufferedWriter(file, StandardCharsets.UTF_8))) {
        failure.printStackTrace(writer);
      }
      return Optional.of(file);
    } catch (IOException _) {
      return Optional.empty();
    }
  }
}
