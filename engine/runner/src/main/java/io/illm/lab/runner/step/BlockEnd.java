package io.illm.lab.runner.step;

import java.time.Duration;

/** The way in which a block of commands ended. */
sealed interface BlockEnd {

  /** The exit code that stands for a block that was not run. */
  int NONE = -1;

  /** The exit code of timeout(1) when the time is over. */
  int TIMED_OUT = 124;

  /** Returns the block's exit code, or the code that stands for this kind of end. */
  int exitCode();

  /**
   * The shell reached the end of the block.
   *
   * @param exitCode the exit code of its last command
   */
  record Ended(int exitCode) implements BlockEnd {}

  /**
   * The shell ended inside the block, because a command failed or because of {@code exit}.
   *
   * @param exitCode the exit code of the shell
   */
  record EndedShell(int exitCode) implements BlockEnd {}

  /**
   * The time limit of the step passed before the block ended.
   *
   * @param limit the time limit of the step's commands
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
   * @param line the line of the earlier block in README.md; 0 if no block began
   * @param how the way in which the earlier block ended
   */
  record NotReached(int line, BlockEnd how) implements BlockEnd {
    @Override
    public int exitCode() {
      return NONE;
    }
  }
}
