package io.illm.lab.model.run;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * What came of one step.
 *
 * @param title the README's heading
 * @param status what came of it
 * @param started when it began
 * @param took how long it took with its checks
 * @param reason why it failed or was not run; empty where it passed
 * @param blocks its commands with their output
 * @param checks its checks
 */
public record StepResult(
    String title,
    Status status,
    Instant started,
    Duration took,
    String reason,
    List<BlockResult> blocks,
    List<CheckResult> checks) {

  /** What came of a step or a check. */
  public enum Status {
    PASSED,
    FAILED,
    NOT_RUN
  }

  /** Returns the worse of two states: failed before not run before passed. */
  public static Status worse(Status one, Status other) {
    if (one == Status.PASSED) {
      return other;
    }
    return one == Status.FAILED ? one : other == Status.FAILED ? other : one;
  }

  /**
   * What came of one block of commands.
   *
   * @param script the commands
   * @param line where they stand in README.md
   * @param expectFail whether they had to fail
   * @param manual whether they are for the reader alone and were not run
   * @param exitCode of its last command, or of the shell that ended in it; -1 where it was not run
   * @param output what it printed on stdout and stderr, in the order of writing
   * @param started when it began
   * @param took how long it took
   * @param fault what is wrong, as the predicate of a sentence about the block; empty where it did
   *     what it had to, or is for the reader alone
   */
  public record BlockResult(
      String script,
      int line,
      boolean expectFail,
      boolean manual,
      int exitCode,
      String output,
      Instant started,
      Duration took,
      String fault) {}
}
