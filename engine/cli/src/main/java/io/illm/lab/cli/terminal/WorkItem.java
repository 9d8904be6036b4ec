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
 */
record WorkItem(String what, Duration usual, Instant began, String detail, double done) {

  /** Work shorter than this isn't shown: it would flicker. */
  private static final Duration WORTH_SHOWING = Duration.ofSeconds(2);

  /** Work that takes longer than usual is never shown as done before it is. */
  private static final double NEARLY = 0.95;

  static WorkItem begun(String what, Duration usual, Instant now) {
    return new WorkItem(what, usual, now, "", -1);
  }

  WorkItem at(String newDetail, double newDone) {
    return new WorkItem(what, usual, began, newDetail.replace('\n', ' '), Math.min(newDone, 1));
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

  /** How long it will still take, by what is done of it, else by the usual time. */
  Optional<Duration> left(Instant now) {
    long elapsed = age(now).toMillis();
    if (done > 0) {
      return Optional.of(Duration.ofMillis(Math.round(elapsed * (1 - done) / done)));
    }
    return Optional.of(usual.minusMillis(elapsed)).filter(Duration::isPositive);
  }

  /** Percentage, elapsed and time left, as far as they are known: {@code 40 %, 8 s, 12 s left}. */
  String figures(Instant now) {
    String percent = fraction(now).map(of -> Math.round(of * 100) + " %, ").orElse("");
    String left = left(now).map(time -> ", " + Words.duration(time) + " left").orElse("");
    return percent + Words.duration(age(now)) + left;
  }
}
