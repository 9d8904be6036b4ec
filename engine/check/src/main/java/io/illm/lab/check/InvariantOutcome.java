package io.illm.lab.check;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What came of watching an invariant.
 *
 * @param answers how many looks were answered
 * @param unreadable how many looks were not
 * @param longestGap the longest time between two answers
 * @param began when the watch began
 * @param ended when it ended
 * @param violation the first time the condition was seen not to hold
 * @param last the last thing seen
 * @param doubt why the looks don't show that it held all the time; empty where they do
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
   * A time at which the condition didn't hold.
   *
   * @param at when it was seen
   * @param during what went on then, such as a step's title
   * @param because what was seen
   * @param observed the evidence, as it then was
   */
  public record Violation(Instant at, String during, String because, Observed observed) {}
}
