package io.illm.lab.check;

import java.time.Duration;
import java.util.Optional;

/**
 * Measures for how long a condition has held. The time between two observations counts only if the
 * condition held in both. Time without an answer does not count. All times are relative to the
 * begin of the wait.
 */
final class Hold {

  private final Duration needed;
  private Optional<Duration> since = Optional.empty();
  private Optional<Duration> lastSeen = Optional.empty();
  private Duration seenFor = Duration.ZERO;
  private int broke;

  Hold(Duration needed) {
    this.needed = needed;
  }

  /** Records that the condition holds. */
  void held(Duration now) {
    seenFor = lastSeen.map(now::minus).orElse(Duration.ZERO).plus(seenFor);
    since = since.or(() -> Optional.of(now));
    lastSeen = Optional.of(now);
  }

  /** Records that the condition does not hold. Earlier times no longer count. */
  void broke() {
    broke += since.isPresent() ? 1 : 0;
    since = Optional.empty();
    lastSeen = Optional.empty();
    seenFor = Duration.ZERO;
  }

  /** Records that there was no answer, so that it is unknown whether the condition holds. */
  void unseen() {
    lastSeen = Optional.empty();
  }

  /** Returns the time since when the condition holds; empty if it does not. */
  Optional<Duration> since() {
    return since;
  }

  /**
   * Returns the earliest time at which an observation that the condition holds completes the
   * required time.
   */
  Optional<Duration> due() {
    return lastSeen.map(seen -> seen.plus(needed).minus(seenFor));
  }

  /** Returns true if the condition has held for the required time. */
  boolean enough() {
    return lastSeen.isPresent() && seenFor.compareTo(needed) >= 0;
  }

  /** Returns how often the condition held and then stopped holding. */
  int timesBroken() {
    return broke;
  }
}
