package io.illm.lab.cli;

import io.illm.lab.cli.terminal.Terminal;
import io.illm.lab.host.Caller;
import io.illm.lab.host.Home;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** The process: {@code lab} and its arguments. */
public final class Main {

  private Main() {}

  /** Runs one command and ends the process with its exit code. */
  public static void main(String[] arguments) {
    // Programs read most of what the lab writes: with Persian digits no cluster boots.
    Locale.setDefault(Locale.ROOT);
    Lab lab = new Lab(home(), Terminal.ofProcess(System.out, System.err));
    int code = Commands.run(lab, List.of(arguments));
    // System.exit looks for a logger in every jar, which takes as long as `lab --version` does.
    if (code != 0 || othersRun()) {
      System.exit(code);
    }
  }

  /** Whether the process would go on after its main thread, as clients' threads may make it. */
  private static boolean othersRun() {
    return Thread.getAllStackTraces().keySet().stream()
        .anyMatch(thread -> !thread.isDaemon() && thread != Thread.currentThread());
  }

  /** The folders: the launcher names the checkout in {@code lab.root}; a debugger starts in it. */
  public static Home home() {
    Path checkout = Path.of(System.getProperty("lab.root", "")).toAbsolutePath().normalize();
    return Home.of(checkout, System.getenv(), Caller.ofProcess());
  }
}
