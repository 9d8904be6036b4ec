package io.illm.lab.runner.study;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Measures a time span by the machine's monotonic clock. A wall clock that is set meanwhile changes
 * nothing.
 *
 * @param nanos the clock
 * @param started its reading at the start
 */
record Stopwatch(LongSupplier nanos, long started) {

  /** Starts one. */
  static Stopwatch start() {
    return start(System::nanoTime);
  }

  static Stopwatch start(LongSupplier nanos) {
    return new Stopwatch(nanos, nanos.getAsLong());
  }

  /** The time since the start. */
  Duration elapsed() {
    return Duration.ofNanos(nanos.getAsLong() - started);
  }
}
