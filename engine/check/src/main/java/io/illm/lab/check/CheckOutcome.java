package io.illm.lab.check;

import java.time.Duration;
import java.time.Instant;

/**
 * What came of waiting for a condition.
 *
 * @param ending whether it came to hold, and stayed
 * @param started when it was first looked at
 * @param took until it held (without the time it then had to stay), or until the deadline
 * @param last the last thing seen
 * @param message what was seen instead, part by part; empty where it held
 */
public record CheckOutcome(
    Ending ending, Instant started, Duration took, Observed last, String message) {

  /** How a wait ends. */
  public enum Ending {
    /** The condition was seen to hold, for as long as it must. */
    HELD,
    /** The condition was seen not to hold. */
    NOT_HELD,
    /** Nothing answered by the deadline: the condition may hold or not. */
    UNREADABLE
  }

  /** Whether the condition came to hold, and stayed. */
  public boolean held() {
    return ending == Ending.HELD;
  }
}
