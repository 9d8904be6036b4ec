package io.illm.lab.cli.terminal;

import io.illm.lab.model.Progress;
import java.io.PrintStream;
import java.util.Map;
import java.util.Set;

/**
 * Where a command writes.
 *
 * @param out data, which another program may read
 * @param outScreen what {@code out} can show
 * @param err progress, logs and errors, for a person
 * @param errScreen what {@code err} can show
 * @param progress of long work, shown on {@code err}
 */
public record Terminal(
    PrintStream out, Screen outScreen, PrintStream err, Screen errScreen, Progress progress) {

  /** A terminal on two streams, with the progress that suits the second one. */
  public Terminal(PrintStream out, Screen outScreen, PrintStream err, Screen errScreen) {
    this(out, outScreen, err, errScreen, ProgressDisplay.on(err, errScreen));
  }

  /**
   * The terminal of this process.
   *
   * <p>Java can't tell which streams are terminals nor how wide they are; the launcher can, and
   * says so in {@code lab.terminals} ({@code out}, {@code err}) and {@code lab.columns}.
   */
  public static Terminal ofProcess(PrintStream out, PrintStream err) {
    Set<String> terminals = Set.of(System.getProperty("lab.terminals", "").split(","));
    int columns = Integer.getInteger("lab.columns", 0);
    Map<String, String> environment = System.getenv();
    return new Terminal(
        out,
        Screen.of(terminals.contains("out"), columns, environment),
        err,
        Screen.of(terminals.contains("err"), columns, environment));
  }

  /** Writes a table as data. */
  public void print(Table table) {
    table.lines(outScreen).forEach(this::print);
  }

  /** Writes one line of data. */
  public void print(String line) {
    out.print(line + "\n");
  }
}
