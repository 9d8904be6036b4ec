package io.illm.lab.runner.study;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Measures a time span by the machine's monotonic clock, so that setting the wall clock has no
 * effect.
 *
 * @param nanos the clock, in nanoseconds
 * @param started the clock's value at the start
 */
record Stopwatch(LongSupplier nanos, long started) {

  /** Starts a stopwatch. */
  static Stopwatch start() {
    return start(System::nanoTime);
  }

  static Stopwatch start(LongSupplier nanos) {
    return new Stopwatch(nanos, nanos.getAsLong());
  }

  /** Returns the time since the start. */
  Duration elapsed() {
    return Duration.ofNanos(nanos.getAsLong() - started);
  }
}
