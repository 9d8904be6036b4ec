package io.illm.lab.cli.start;

import io.illm.lab.cli.Commands;
import io.illm.lab.cli.Lab;
import io.illm.lab.cli.Main;
import io.illm.lab.cli.terminal.Screen;
import io.illm.lab.cli.terminal.Terminal;
import io.illm.lab.component.cluster.ClusterBoot;
import io.illm.lab.component.cluster.Clusters;
import io.illm.lab.host.Home;
import io.illm.lab.model.Library;
import io.illm.lab.model.Progress;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/**
 * Runs the training of the AOT cache: the commands that must answer at once, in one JVM and without
 * output. None of them changes anything.
 */
public final class Training {

  private static final List<String> QUICK = List.of("--version", "list");
  private static final List<String> OTHERS =
      List.of(
          "--help",
          "--wrong",
          "list --json",
          "component list",
          "component list --json",
          "image list",
          "cluster list",
          "cluster status",
          "runs",
          "doctor");
  // More of them load no further classes.
  private static final int EXPERIMENTS = 3;

  private Training() {}

  /**
   * Runs the commands and ignores their results.
   *
   * @param arguments {@code quick} for the shortest commands only; otherwise all run
   */
  public static void main(String[] arguments) {
    Home home = Main.home();
    PrintStream nowhere =
        new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    Lab lab = new Lab(home, new Terminal(nowhere, Screen.plain(), nowhere, Screen.plain()));
    boolean quick = List.of(arguments).contains("quick");
    Stream<String> commands = quick ? QUICK.stream() : all(home.library());
    commands.forEach(command -> Commands.run(lab, List.of(command.split(" ", -1))));
    if (!quick) {
      new ClusterBoot(home, new Clusters(home), Progress.silent()).train();
    }
    System.exit(0);
  }

  private static Stream<String> all(Library library) {
    Stream<String> ofEach =
        library.experiments().stream()
            .limit(EXPERIMENTS)
            .flatMap(name -> Stream.of("info " + name, "lint " + name));
    return Stream.of(QUICK.stream(), OTHERS.stream(), ofEach).flatMap(commands -> commands);
  }
}
