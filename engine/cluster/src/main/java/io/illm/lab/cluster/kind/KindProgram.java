package io.illm.lab.cluster.kind;

import io.illm.lab.model.Broken;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/**
 * The program {@code kind}.
 *
 * @param file where it is
 * @param engine the container engine that it uses
 */
record KindProgram(Path file, Engine engine) {

  /**
   * Runs one of its commands.
   *
   * @param onLine hears what it says while it works
   * @return what it printed
   * @throws Broken where it didn't end well
   */
  String run(Consumer<String> onLine, String... arguments) {
    List<String> command = new ArrayList<>(List.of(file.toString()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command);
    engine.choose(builder.environment());
    try (ExecutorService reader = Executors.newVirtualThreadPerTaskExecutor()) {
      Process kind = builder.start();
      kind.getOutputStream().close();
      List<String> said = new ArrayList<>();
      var listening =
          CompletableFuture.runAsync(
              () ->
                  kind.errorReader(StandardCharsets.UTF_8)
                      .lines()
                      .forEach(line -> {
                        said.add(line);
                        onLine.accept(line);
                      }),
              reader);
      String printed = new String(kind.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      int exit = kind.waitFor();
      listening.join();
      if (exit != 0) {
        throw failed(command, exit, said);
      }
      return printed;
    } catch (IOException e) {
      throw new Broken("starting " + file, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Broken("interrupted while kind worked", e);
    }
  }

  private static Broken failed(List<String> command, int exit, List<String> said) {
    return new Broken(
        "`%s` ended with exit code %d: %s"
            .formatted(String.join(" ", command), exit, String.join("\n", said)),
        "run it by hand to see more");
  }
}
