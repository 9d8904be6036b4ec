package io.illm.lab.runner.step;

import java.time.Duration;

/** How a block of commands came to its end. */
sealed interface BlockEnd {

  /** The exit code of a block that has none: it was not run. */
  int NONE = -1;

  /** What timeout(1) exits with. */
  int TIMED_OUT = 124;

  /** Its exit code, or the one that stands for this end. */
  int exitCode();

  /**
   * The shell came to the block's end.
   *
   * @param exitCode of its last command
   */
  record Ended(int exitCode) implements BlockEnd {}

  /**
   * The shell ended in the block, before the block's end: a command failed, or it was {@code exit}.
   *
   * @param exitCode of the shell
   */
  record EndedShell(int exitCode) implements BlockEnd {}

  /**
   * The step's time was over before the block's end.
   *
   * @param limit of the step's commands
   */
  record TimedOut(Duration limit) implements BlockEnd {
    @Override
    public int exitCode() {
      return TIMED_OUT;
    }
  }

  /**
   * An earlier block ended the shell.
   *
   * @param line of the earlier block in README.md; 0 where no block began
   * @param how the earlier block came to its end
   */
  record NotReached(int line, BlockEnd how) implements BlockEnd {
    @Override
    public int exitCode() {
      return NONE;
    }
  }
}
