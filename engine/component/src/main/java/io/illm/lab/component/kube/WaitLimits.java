package io.illm.lab.component.kube;

import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * The time limits of a wait. The wait continues while something changes, up to a maximum.
 *
 * @param quiet the time without a change after which the wait ends
 * @param longest the maximum time of the wait
 */
public record WaitLimits(Duration quiet, Duration longest) {

  /** Begins a wait. */
  public Waiting begin() {
    return begin(System::nanoTime);
  }

  Waiting begin(LongSupplier nanoTime) {
    return new Waiting(this, nanoTime);
  }

  /** One wait. */
  public static final class Waiting {

    private final WaitLimits limits;
    private final LongSupplier nanoTime;
    private final long began;
    private long changed;
    private Optional<Object> last = Optional.empty();

    private Waiting(WaitLimits limits, LongSupplier nanoTime) {
      this.limits = limits;
      this.nanoTime = nanoTime;
      this.began = nanoTime.getAsLong();
      this.changed = began;
    }

    /**
     * Returns true if the wait should continue.
     *
     * @param seen the current state; a value that differs from the last one is a change
     */
    public boolean shouldContinue(Object seen) {
      long now = nanoTime.getAsLong();
      if (!last.equals(Optional.of(seen))) {
        last = Optional.of(seen);
        changed = now;
      }
      return now - changed < limits.quiet.toNanos() && now - began < limits.longest.toNanos();
    }
  }
}
