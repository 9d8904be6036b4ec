package io.illm.lab.cli.terminal;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A piece of work at one moment.
 *
 * @param what what is being done
 * @param usual how long it takes as a rule; zero where nobody knows
 * @param began when it began
 * @param detail what is being done or waited for right now; may be empty
 * @param done from 0 to 1; negative where nobody knows
 * @param told when {@code done} was last told to be more
 */
record WorkItem(
    String what, Duration usual, Instant began, String detail, double done, Instant told) {

  /** Work shorter than this isn't shown: it would flicker. */
  private static final Duration WORTH_SHOWING = Duration.ofSeconds(2);

  /** Work that takes longer than usual is never shown as done before it is. */
  private static final double NEARLY = 0.95;

  /** What is done of work this young says nothing about how long the rest takes. */
  private static final Duration YOUNG = Duration.ofSeconds(1);

  static WorkItem begun(String what, Duration usual, Instant now) {
    return new WorkItem(what, usual, now, "", -1, now);
  }

  WorkItem at(String newDetail, double newDone, Instant now) {
    double capped = Math.min(newDone, 1);
    return new WorkItem(
        what, usual, began, newDetail.replace('\n', ' '), capped, capped > done ? now : told);
  }

  /** The same work when it began, by which it is known however far it is. */
  WorkItem atStart() {
    return begun(what, usual, began);
  }

  Duration age(Instant now) {
    return Duration.between(began, now);
  }

  boolean worthShowing(Instant now) {
    return age(now).compareTo(WORTH_SHOWING) >= 0;
  }

  /** How far it is, from 0 to 1: as told, else by the usual time. */
  Optional<Double> fraction(Instant now) {
    if (done >= 0) {
      return Optional.of(done);
    }
    return usual.isZero()
        ? Optional.empty()
        : Optional.of(Math.min(NEARLY, (double) age(now).toMillis() / usual.toMillis()));
  }

  /**
   * How long it takes in all: by what was done of it when that was last told, else as usual. It
   * doesn't grow with the time that passes while nothing more is told.
   */
  private Optional<Duration> total() {
    var untilTold = Duration.between(began, told);
    return done > 0 && untilTold.compareTo(YOUNG) >= 0
        ? Optional.of(Duration.ofMillis(Math.round(untilTold.toMillis() / done)))
        : Optional.of(usual).filter(Duration::isPositive);
  }

  /** The time left in words, or that it takes longer than usual; empty where nobody knows. */
  private String left(Instant now) {
    return total()
        .map(total -> total.minus(age(now)))
        .map(left ->
            left.isPositive()
                ? ", " + Words.duration(left) + " left"
                : done < 1 ? ", longer than usual" : "")
        .orElse("");
  }

  /** Percentage, elapsed and time left, as far as they are known: {@code 40 %, 8 s, 12 s left}. */
  String figures(Instant now) {
    String percent = fraction(now).map(of -> Math.round(of * 100) + " %, ").orElse("");
    return percent + Words.duration(age(now)) + left(now);
  }
}
