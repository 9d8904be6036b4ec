package io.illm.lab.cluster;

import java.util.function.LongSupplier;

/** Watches a number that falls while there is progress, such as the number of living processes. */
final class DecreasingNumber {

  private final LongSupplier number;
  private long least = Long.MAX_VALUE;

  DecreasingNumber(LongSupplier number) {
    this.number = number;
  }

  /** Returns true if the number is smaller than at every earlier call. */
  boolean progressed() {
    long now = number.getAsLong();
    boolean smaller = now < least;
    least = Math.min(least, now);
    return smaller;
  }
}
