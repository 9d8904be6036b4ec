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
 * @param go the {@code go} command
 * @param version what it says it is
 */
record GoToolchain(Path go, GoVersion version) {

  /**
   * The toolchain that a {@code go} command belongs to; empty where the file isn't a working one.
   */
  static Optional<GoToolchain> at(Path go) {
    if (!Files.isExecutable(go)) {
      return Optional.empty();
    }
    return fromFile(go).or(() -> ask(go)).map(version -> new GoToolchain(go, version));
  }

  /** Most installations have a file that says the version, which spares a process. */
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
