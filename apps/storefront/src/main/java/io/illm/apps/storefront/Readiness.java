package io.illm.apps.storefront;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** The readiness of this storefront for requests. */
final class Readiness {

  /** The answer to a readiness probe. */
  enum State {
    STARTING,
    READY,
    UNREADY,
    DRAINING
  }

  private final Settings settings;
  private final InstantSource clock;
  private final Instant startedAt;
  private volatile boolean draining;

  Readiness(Settings settings, InstantSource clock) {
    this.settings = settings;
    this.clock = clock;
    this.startedAt = clock.instant();
  }

  /** Returns the current state. */
  State state() {
    Duration age = Duration.between(startedAt, clock.instant());
    if (draining) {
      return State.DRAINING;
    } else if (age.compareTo(settings.startup()) < 0) {
      return State.STARTING;
    }
    return settings.failReady() || inPause(age) ? State.UNREADY : State.READY;
  }

  /** Makes the storefront unready for good, and makes each further answer close its connection. */
  void drain() {
    draining = true;
  }

  private boolean inPause(Duration age) {
    if (settings.unready().isZero()) {
      return false;
    }
    long period = settings.unreadyEvery().toMillis();
    return age.minus(settings.startup()).toMillis() % period
        >= period - settings.unready().toMillis();
  }
}
