package io.illm.lab.cluster;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/** When waiting is over. Times are those of {@link System#nanoTime}. */
final class Deadline {

  /** Looking for a sign of movement costs more than looking at the clock. */
  private static final Duration LOOK = Duration.ofSeconds(1);

  private final Duration time;
  private final BooleanSupplier moved;
  private final LongSupplier clock;
  private long since;
  private long looked;

  Deadline(Duration time, BooleanSupplier moved, LongSupplier clock) {
    this.time = time;
    this.moved = moved;
    this.clock = clock;
    this.since = clock.getAsLong();
    this.looked = since;
  }

  /** A deadline after a time, whatever happens. */
  static Deadline after(Duration time) {
    return quiet(time, () -> false);
  }

  /**
   * A deadline after a time in which nothing has moved: a slow machine isn't a stuck one.
   *
   * @param moved whether something has moved since it was last asked
   */
  static Deadline quiet(Duration time, BooleanSupplier moved) {
    return new Deadline(time, moved, System::nanoTime);
  }

  /** Whether it has passed. */
  boolean passed() {
    long now = clock.getAsLong();
    boolean over = now - since > time.toNanos();
    if (over || now - looked > LOOK.toNanos()) {
      looked = now;
      if (moved.getAsBoolean()) {
        since = now;
        return false;
      }
    }
    return over;
  }

  /** The time without movement after which it passes. */
  Duration time() {
    return time;
  }
}
