package io.illm.lab.cluster;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/** The end of a wait. Times are those of {@link System#nanoTime}. */
final class Deadline {

  /** The time between two checks for progress. Such a check costs more than reading the clock. */
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

  /** Creates a deadline that passes after a fixed time. */
  static Deadline after(Duration time) {
    return withoutProgress(time, () -> false);
  }

  /**
   * Creates a deadline that passes after a time without progress. It does not pass on a slow
   * machine that makes progress.
   *
   * @param moved returns true if there was progress since the last call
   */
  static Deadline withoutProgress(Duration time, BooleanSupplier moved) {
    return new Deadline(time, moved, System::nanoTime);
  }

  /** Returns true if the deadline has passed. */
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

  /** Returns the time without progress after which the deadline passes. */
  Duration time() {
    return time;
  }
}
