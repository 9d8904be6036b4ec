package io.illm.lab.check;

import java.time.Duration;
import java.util.Optional;

/**
 * How long a condition has been seen to hold. Time counts between two looks that both saw it hold;
 * time in which nothing answered doesn't count. All times are since the wait began.
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

  /** The condition was seen to hold. */
  void held(Duration now) {
    seenFor = lastSeen.map(now::minus).orElse(Duration.ZERO).plus(seenFor);
    since = since.or(() -> Optional.of(now));
    lastSeen = Optional.of(now);
  }

  /** The condition was seen not to hold: what was seen before counts no longer. */
  void broke() {
    broke += since.isPresent() ? 1 : 0;
    since = Optional.empty();
    lastSeen = Optional.empty();
    seenFor = Duration.ZERO;
  }

  /** Nothing answered: it may have held or not. */
  void unseen() {
    lastSeen = Optional.empty();
  }

  /** When it came to hold; empty where it doesn't. */
  Optional<Duration> since() {
    return since;
  }

  /** When a look that still sees it hold will be enough. */
  Optional<Duration> due() {
    return lastSeen.map(seen -> seen.plus(needed).minus(seenFor));
  }

  /** Whether it was seen to hold for long enough. */
  boolean enough() {
    return lastSeen.isPresent() && seenFor.compareTo(needed) >= 0;
  }

  /** How often it held and then broke. */
  int timesBroken() {
    return broke;
  }
}
