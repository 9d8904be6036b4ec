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
 */
record WorkItem(String what, Duration usual, Instant began, String detail, double done) {

  /** The shortest work that is shown. Shorter work would flicker. */
  private static final Duration MIN_SHOWN = Duration.ofSeconds(2);

  /** The upper limit of an estimate, so that slow work isn't shown as done before it is. */
  private static final double MAX_ESTIMATE = 0.95;

  static WorkItem begun(String what, Duration usual, Instant now) {
    return new WorkItem(what, usual, now, "", -1);
  }

  WorkItem at(String newDetail, double newDone) {
    return new WorkItem(what, usual, began, newDetail.replace('\n', ' '), Math.min(newDone, 1));
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
   * Returns the remaining time, estimated from the completed fraction, or else from the usual
   * duration.
   */
  Optional<Duration> remaining(Instant now) {
    long elapsed = age(now).toMillis();
    if (done > 0) {
      return Optional.of(Duration.ofMillis(Math.round(elapsed * (1 - done) / done)));
    }
    return Optional.of(usual.minusMillis(elapsed)).filter(Duration::isPositive);
  }

  /**
   * Returns percentage, elapsed time and remaining time, as far as they are known: {@code 40 %, 8
   * s, 12 s left}.
   */
  String figures(Instant now) {
    String percent = fraction(now).map(of -> Math.round(of * 100) + " %, ").orElse("");
    String remaining = remaining(now).map(time -> ", " + Words.duration(time) + " left").orElse("");
    return percent + Words.duration(age(now)) + remaining;
  }
}
