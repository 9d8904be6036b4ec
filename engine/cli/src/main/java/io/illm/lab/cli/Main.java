package io.illm.lab.cli;

import io.illm.lab.cli.terminal.Terminal;
import io.illm.lab.runner.Home;
import java.nio.file.Path;
import java.util.List;

/** The process: {@code lab} and its arguments. */
public final class Main {

  private Main() {}

  /** Runs one command and ends the process with its exit code. */
  public static void main(String[] arguments) {
    Lab lab =
        new Lab(Home.of(checkout(), System.getenv()), Terminal.ofProcess(System.out, System.err));
    System.exit(Commands.run(lab, List.of(arguments)));
  }

  /** The launcher names the checkout in {@code lab.root}; a debugger starts in it. */
  private static Path checkout() {
    return Path.of(System.getProperty("lab.root", "")).toAbsolutePath().normalize();
  }
}
