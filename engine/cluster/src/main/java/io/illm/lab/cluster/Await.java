package io.illm.lab.cluster;

import io.illm.lab.model.Broken;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Waits for a condition by checking it every 10 ms. */
final class Await {

  private static final Duration PAUSE = Duration.ofMillis(10);

  private Await() {}

  /**
   * Waits until a condition is true.
   *
   * @param deadline the end of the wait
   * @param check throws if waiting is pointless, for example because a process is dead
   * @param last the last state, for the error message
   * @throws Broken if the deadline passes
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

  /** Waits until a condition is true or the time is over. */
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
