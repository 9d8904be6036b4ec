package io.illm.lab.cluster;

import java.util.function.LongSupplier;

/** A number that becomes smaller while there is progress, such as that of living processes. */
final class Shrinking {

  private final LongSupplier number;
  private long least = Long.MAX_VALUE;

  Shrinking(LongSupplier number) {
    this.number = number;
  }

  /** Whether it is smaller than it ever was before. */
  boolean moved() {
    long now = number.getAsLong();
    boolean smaller = now < least;
    least = Math.min(least, now);
    return smaller;
  }
}
