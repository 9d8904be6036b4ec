package io.illm.lab.cli;

/** How a command ends, for the shell. A run decides by itself, see {@code Run.exitCode()}. */
public enum ExitCode {
  /** All well. */
  OK(0),
  /** A step failed or a hypothesis was refuted. */
  FAILED(1),
  /** What the user gave can't be used; nothing was created. */
  BAD_INPUT(2),
  /** Too little evidence for a verdict. */
  INSUFFICIENT(3),
  /** The lab or its environment broke. */
  BROKEN(4),
  /** Something was left behind. */
  LEAKED(5);

  private final int code;

  ExitCode(int code) {
    this.code = code;
  }

  /** The number that the shell sees. */
  public int code() {
    return code;
  }
}
