package io.illm.apps.storefront;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Whether this storefront wants requests now, and why not. */
final class Readiness {

  /** What it tells a probe. */
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

  /** The state at this moment. */
  State state() {
    Duration age = Duration.between(startedAt, clock.instant());
    if (draining) {
      return State.DRAINING;
    } else if (age.compareTo(settings.startup()) < 0) {
      return State.STARTING;
    }
    return settings.failReady() || inPause(age) ? State.UNREADY : State.READY;
  }

  /** From now on no probe finds it ready, and each answer ends its connection. */
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
