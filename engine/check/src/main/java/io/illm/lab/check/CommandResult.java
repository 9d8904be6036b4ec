package io.illm.lab.check;

/**
 * The result of a command.
 *
 * @param exitCode the exit code
 * @param stdout the standard output
 * @param stderr the standard error
 * @param timedOut whether it was killed at the time limit; then its output has no meaning
 */
public record CommandResult(int exitCode, String stdout, String stderr, boolean timedOut) {

  /** Creates the result of a command that ended by itself. */
  public CommandResult(int exitCode, String stdout, String stderr) {
    this(exitCode, stdout, stderr, false);
  }
}
