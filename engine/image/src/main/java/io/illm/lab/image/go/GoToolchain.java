package io.illm.lab.image.go;

import io.illm.lab.host.Command;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An installed Go.
 *
 * @param go the path of the {@code go} command
 * @param version the version that it reports
 */
record GoToolchain(Path go, GoVersion version) {

  /** Returns the toolchain of a {@code go} command; empty if the file is not a working one. */
  static Optional<GoToolchain> at(Path go) {
    if (!Files.isExecutable(go)) {
      return Optional.empty();
    }
    return fromFile(go).or(() -> ask(go)).map(version -> new GoToolchain(go, version));
  }

  /** Reads the version from the file that most installations have, which saves a process. */
  private static Optional<GoVersion> fromFile(Path go) {
    try {
      Path root = go.toRealPath().resolveSibling("..").normalize();
      List<String> lines = Files.readAllLines(root.resolve("VERSION"));
      return lines.isEmpty() ? Optional.empty() : GoVersion.parse(lines.getFirst());
    } catch (IOException _) {
      return Optional.empty();
    }
  }

  private static Optional<GoVersion> ask(Path go) {
    var command =
        Command.in(Path.of("/"), go.toString(), "env", "GOVERSION")
            .with(Map.of("GOTOOLCHAIN", "local"));
    var ended = command.run();
    return ended.succeeded() && !ended.out().lines().isEmpty()
        ? GoVersion.parse(ended.out().lines().getFirst())
        : Optional.empty();
  }
}
