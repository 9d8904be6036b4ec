package io.illm.lab.cluster.kind;

import io.illm.lab.host.Command;
import io.illm.lab.model.Broken;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * The program {@code kind}.
 *
 * @param file the program's path
 * @param engine the container engine that it uses
 */
record KindProgram(Path file, Engine engine) {

  /**
   * Runs one of its commands.
   *
   * @param onLine receives each line of progress that kind writes
   * @return what it printed
   * @throws Broken if it fails
   */
  String run(Consumer<String> onLine, String... arguments) {
    List<String> words = new ArrayList<>(List.of(file.toString()));
    words.addAll(List.of(arguments));
    return Command.of(words).with(engine.environment()).run(onLine).orThrow().out().text();
  }
}
