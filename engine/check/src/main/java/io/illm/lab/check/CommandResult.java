package io.illm.lab.check;

/**
 * How a command ended.
 *
 * @param exitCode its exit status
 * @param stdout what it printed to standard output
 * @param stderr what it printed to standard error
 * @param timedOut whether it was killed because it didn't end in time; its output then says nothing
 */
public record CommandResult(int exitCode, String stdout, String stderr, boolean timedOut) {

  /** A command that ended by itself. */
  public CommandResult(int exitCode, String stdout, String stderr) {
    this(exitCode, stdout, stderr, false);
  }
}
