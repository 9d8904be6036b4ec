package io.illm.lab.cluster.kind;

import io.illm.lab.host.Command;
import io.illm.lab.host.ProcessResult;
import io.illm.lab.host.Termination;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A container engine that kind can use. */
enum Engine {
  DOCKER("docker"),
  PODMAN("podman");

  private static final String VARIABLE = "KIND_EXPERIMENTAL_PROVIDER";
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final String program;

  Engine(String program) {
    this.program = program;
  }

  /**
   * The result of a search for an engine.
   *
   * @param engine the engine that answers; empty if none does
   * @param why the reasons why each engine was not chosen; empty if one was
   */
  record Search(Optional<Engine> engine, List<String> why) {}

  /** Returns the first engine on a PATH that answers. */
  static Search on(String path) {
    List<String> why = new ArrayList<>();
    for (Engine engine : values()) {
      Optional<String> fault = engine.fault(path);
      if (fault.isEmpty()) {
        return new Search(Optional.of(engine), List.of());
      }
      why.add(engine.program + ": " + fault.get());
    }
    return new Search(Optional.empty(), List.copyOf(why));
  }

  private Optional<String> fault(String path) {
    Optional<Path> found =
        Arrays.stream(path.split(File.pathSeparator, -1))
            .filter(folder -> !folder.isBlank())
            .map(folder -> Path.of(folder, program))
            .filter(Files::isExecutable)
            .findFirst();
    return found.isEmpty() ? Optional.of("not on the PATH") : whyNoAnswer(found.get());
  }

  /** Why the program does not answer; empty if it does. */
  private static Optional<String> whyNoAnswer(Path file) {
    ProcessResult info = Command.of(file.toString(), "info").within(PATIENCE).attempt();
    return switch (info.termination()) {
      case Termination.TimedOut _ ->
          Optional.of("did not answer in " + PATIENCE.toSeconds() + " s");
      case Termination.Exited(int code) when code == 0 -> Optional.empty();
      case Termination.Exited(int code) ->
          Optional.of(info.err().lines().stream().findFirst().orElse("exit code " + code));
    };
  }

  /** The variables that make kind use this engine. */
  Map<String, String> environment() {
    return Map.of(VARIABLE, program);
  }
}
