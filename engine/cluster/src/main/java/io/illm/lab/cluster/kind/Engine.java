package io.illm.lab.cluster.kind;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A container engine that kind can use. */
enum Engine {
  DOCKER("docker"),
  PODMAN("podman");

  private static final String VARIABLE = "KIND_EXPERIMENTAL_PROVIDER";
  private static final long PATIENCE_SECONDS = 10;

  private final String program;

  Engine(String program) {
    this.program = program;
  }

  /**
   * What was looked for.
   *
   * @param engine the one that answers; empty where none does
   * @param why what stands against each, where none answers
   */
  record Search(Optional<Engine> engine, List<String> why) {}

  /** The first engine on this PATH that answers. */
  static Search on(String path) {
    List<String> why = new ArrayList<>();
    for (Engine engine : values()) {
      Optional<String> against = engine.against(path);
      if (against.isEmpty()) {
        return new Search(Optional.of(engine), List.of());
      }
      why.add(engine.program + ": " + against.get());
    }
    return new Search(Optional.empty(), List.copyOf(why));
  }

  private Optional<String> against(String path) {
    Optional<Path> found =
        Arrays.stream(path.split(File.pathSeparator, -1))
            .filter(folder -> !folder.isBlank())
            .map(folder -> Path.of(folder, program))
            .filter(Files::isExecutable)
            .findFirst();
    return found.isEmpty() ? Optional.of("not on the PATH") : silent(found.get());
  }

  /** What it said where it doesn't answer. */
  private static Optional<String> silent(Path file) {
    try {
      Process info =
          new ProcessBuilder(file.toString(), "info")
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      info.getOutputStream().close();
      if (!info.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        info.destroyForcibly();
        return Optional.of("did not answer in " + PATIENCE_SECONDS + " s");
      }
      String said = new String(info.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
      return info.exitValue() == 0
          ? Optional.empty()
          : Optional.of(said.lines().findFirst().orElse("exit code " + info.exitValue()));
    } catch (IOException e) {
      return Optional.of(String.valueOf(e.getMessage()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.of("interrupted");
    }
  }

  /** Docker is kind's own choice. */
  void choose(Map<String, String> environment) {
    environment.put(VARIABLE, program);
  }
}
