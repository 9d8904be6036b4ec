package io.illm.lab.cli;

/** The exit codes of commands. {@code Run.exitCode()} chooses that of a run. */
public enum ExitCode {
  /** Success. */
  OK(0),
  /** A step failed or a hypothesis was refuted. */
  FAILED(1),
  /** The user's input has faults; nothing was created. */
  BAD_INPUT(2),
  /** Too little evidence for a verdict, or something not run where that must not be. */
  INSUFFICIENT(3),
  /** The lab or its environment broke. */
  BROKEN(4),
  /** A leak: something was left behind. */
  LEAKED(5);

  private final int code;

  ExitCode(int code) {
    this.code = code;
  }

  /** Returns the number for the shell. */
  public int code() {
    return code;
  }
}
