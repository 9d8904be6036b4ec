package io.illm.lab.check;

import java.time.Duration;
import java.time.Instant;

/**
 * The outcome of waiting for a condition.
 *
 * @param ending the way in which the wait ended
 * @param started the time when the wait began
 * @param took the time until the condition held, without the time for which it then had to hold; if
 *     it did not hold, the time until the wait ended
 * @param last the last observation
 * @param message the reason why it does not hold, with each part of the condition; empty if it held
 */
public record CheckOutcome(
    Ending ending, Instant started, Duration took, Observed last, String message) {

  /** The way in which a wait ends. */
  public enum Ending {
    /** The condition held for the required time. */
    HELD,
    /** The condition did not hold. */
    NOT_HELD,
    /** There was no answer by the deadline, so it is unknown whether the condition holds. */
    UNREADABLE
  }

  /** Returns true if the condition held for the required time. */
  public boolean held() {
    return ending == Ending.HELD;
  }
}
