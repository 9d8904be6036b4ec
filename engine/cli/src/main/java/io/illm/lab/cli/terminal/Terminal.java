package io.illm.lab.cli.terminal;

import io.illm.lab.model.Progress;
import java.io.PrintStream;
import java.util.Map;
import java.util.Set;

/**
 * The output streams of a command.
 *
 * @param out the stream for data, which other programs may read
 * @param outScreen the capabilities of {@code out}
 * @param err the stream for progress, logs and errors
 * @param errScreen the capabilities of {@code err}
 * @param progress the progress of long work, shown on {@code err}
 */
public record Terminal(
    PrintStream out, Screen outScreen, PrintStream err, Screen errScreen, Progress progress) {

  /** Creates a terminal on two streams, with a progress display on the second one. */
  public Terminal(PrintStream out, Screen outScreen, PrintStream err, Screen errScreen) {
    this(out, outScreen, err, errScreen, ProgressDisplay.on(err, errScreen));
  }

  /**
   * Returns the terminal of this process.
   *
   * <p>Java can't find out which streams are terminals or how wide they are. The launcher passes
   * this in {@code lab.terminals} ({@code out}, {@code err}) and {@code lab.columns}.
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
