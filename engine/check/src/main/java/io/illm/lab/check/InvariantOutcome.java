package io.illm.lab.check;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The outcome of watching an invariant.
 *
 * @param answers the number of observations with an answer
 * @param unreadable the number of observations without an answer
 * @param longestGap the longest time between two answers
 * @param began the time when the watch began
 * @param ended the time when the watch ended
 * @param violation the first violation; empty if there was none
 * @param last the last observation
 * @param doubt the reason why the observations don't prove that it held all the time; empty if they
 *     do or if it was violated
 */
public record InvariantOutcome(
    int answers,
    int unreadable,
    Duration longestGap,
    Instant began,
    Instant ended,
    Optional<Violation> violation,
    Optional<Observed> last,
    Optional<String> doubt) {

  /**
   * A time at which the condition did not hold.
   *
   * @param at the time of the observation
   * @param during the title of the step that ran at that time
   * @param because the reason, in words
   * @param observed the observation
   */
  public record Violation(Instant at, String during, String because, Observed observed) {}
}
