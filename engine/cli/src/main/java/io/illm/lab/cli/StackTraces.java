package io.illm.lab.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/** Where the traces of the lab's own faults are kept, so that a person sees a sentence. */
final class StackTraces {

  private StackTraces() {}

  /** Writes a failure's trace into a folder; empty where that isn't possible. */
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
