package io.illm.lab.cluster;

import io.illm.lab.model.Broken;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Watches for a condition that nobody announces. */
final class Await {

  private static final Duration PAUSE = Duration.ofMillis(10);

  private Await() {}

  /**
   * Returns when a condition holds.
   *
   * @param deadline ends the waiting
   * @param check throws what makes waiting pointless, such as a dead process
   * @param last what was seen last, for the message where the deadline passes
   * @throws Broken where it passes
   */
  static void until(
      Deadline deadline, BooleanSupplier condition, Runnable check, Supplier<String> last) {
    while (!condition.getAsBoolean()) {
      check.run();
      if (deadline.passed()) {
        throw new Broken(
            "nothing has moved for " + deadline.time().toSeconds() + " s: " + last.get(),
            "is the machine busy? try again; `lab doctor` tells what it lacks");
      }
      pause();
    }
  }

  /** Returns when a condition holds, or when the time is over. */
  static void atMost(Duration time, BooleanSupplier condition) {
    long end = System.nanoTime() + time.toNanos();
    while (!condition.getAsBoolean() && System.nanoTime() < end) {
      pause();
    }
  }

  private static void pause() {
    try {
      Thread.sleep(PAUSE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Broken("interrupted while waiting", e);
    }
  }
}
