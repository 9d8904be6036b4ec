package io.illm.lab.cli.terminal;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The state of a piece of work at one moment.
 *
 * @param what what is being done
 * @param usual its usual duration; zero if unknown
 * @param began when it began
 * @param detail the current action, or what it waits for; may be empty
 * @param done from 0 to 1; negative if unknown
 * @param told when {@code done} last grew
 */
record WorkItem(
    String what, Duration usual, Instant began, String detail, double done, Instant told) {

  /** The shortest work that is shown. Shorter work would flicker. */
  private static final Duration MIN_SHOWN = Duration.ofSeconds(2);

  /** The upper limit of an estimate, so that slow work isn't shown as done before it is. */
  private static final double MAX_ESTIMATE = 0.95;

  /** The shortest time from which a completed fraction allows an estimate. */
  private static final Duration YOUNG = Duration.ofSeconds(1);

  static WorkItem begun(String what, Duration usual, Instant now) {
    return new WorkItem(what, usual, now, "", -1, now);
  }

  WorkItem at(String newDetail, double newDone, Instant now) {
    double capped = Math.min(newDone, 1);
    return new WorkItem(
        what, usual, began, newDetail.replace('\n', ' '), capped, capped > done ? now : told);
  }

  /** Returns the work at its start, which identifies it at any later moment. */
  WorkItem atStart() {
    return begun(what, usual, began);
  }

  Duration age(Instant now) {
    return Duration.between(began, now);
  }

  boolean worthShowing(Instant now) {
    return age(now).compareTo(MIN_SHOWN) >= 0;
  }

  /**
   * Returns the completed fraction, from 0 to 1: as reported, or else estimated from the usual
   * duration.
   */
  Optional<Double> fraction(Instant now) {
    if (done >= 0) {
      return Optional.of(done);
    }
    return usual.isZero()
        ? Optional.empty()
        : Optional.of(Math.min(MAX_ESTIMATE, (double) age(now).toMillis() / usual.toMillis()));
  }

  /**
   * Estimates the total duration from the completed fraction and the time at which it last grew, or
   * else from the usual duration. The estimate doesn't grow while nothing happens.
   */
  private Optional<Duration> total() {
    var untilTold = Duration.between(began, told);
    return done > 0 && untilTold.compareTo(YOUNG) >= 0
        ? Optional.of(Duration.ofMillis(Math.round(untilTold.toMillis() / done)))
        : Optional.of(usual).filter(Duration::isPositive);
  }

  /** Returns the time left in words, or "longer than usual"; empty if unknown. */
  private String left(Instant now) {
    return total()
        .map(total -> total.minus(age(now)))
        .map(left ->
            left.isPositive()
                ? ", " + Words.duration(left) + " left"
                : done < 1 ? ", longer than usual" : "")
        .orElse("");
  }

  /**
   * Returns percentage, elapsed time and remaining time, as far as they are known: {@code 40 %, 8
   * s, 12 s left}.
   */
  String figures(Instant now) {
    String percent = fraction(now).map(of -> Math.round(of * 100) + " %, ").orElse("");
    return percent + Words.duration(age(now)) + left(now);
  }
}
