package io.illm.lab.cli.run;

/** The signals that ask a command to stop. */
public enum StopSignal {
  /** Ctrl-C. */
  INT(2, "Ctrl-C"),
  /** {@code kill}, a cancelled CI job, a machine that shuts down. */
  TERM(15, "SIGTERM"),
  /** A closed terminal. */
  HUP(1, "SIGHUP");

  private static final int ENDED_BY_A_SIGNAL = 128;

  private final int number;
  private final String words;

  StopSignal(int number, String words) {
    this.number = number;
    this.words = words;
  }

  /** What a shell expects of a command that the signal ended. */
  public int exitCode() {
    return ENDED_BY_A_SIGNAL + number;
  }

  /** What a person calls it. */
  public String words() {
    return words;
  }
}
