package io.illm.lab.runner.cluster;

import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * How long something is waited for: as long as something changes, but not without end.
 *
 * @param quiet ends the wait when nothing has changed for so long
 * @param longest ends the wait in any case
 */
public record Patience(Duration quiet, Duration longest) {

  /** Begins to wait. */
  public Waiting begin() {
    return begin(System::nanoTime);
  }

  Waiting begin(LongSupplier nanoTime) {
    return new Waiting(this, nanoTime);
  }

  /** One wait. */
  public static final class Waiting {

    private final Patience patience;
    private final LongSupplier nanoTime;
    private final long began;
    private long changed;
    private Optional<Object> last = Optional.empty();

    private Waiting(Patience patience, LongSupplier nanoTime) {
      this.patience = patience;
      this.nanoTime = nanoTime;
      this.began = nanoTime.getAsLong();
      this.changed = began;
    }

    /**
     * Whether it is worth to look again.
     *
     * @param seen what is still there; different from the last time where something has changed
     */
    public boolean goesOn(Object seen) {
      long now = nanoTime.getAsLong();
      if (!last.equals(Optional.of(seen))) {
        last = Optional.of(seen);
        changed = now;
      }
      return now - changed < patience.quiet.toNanos() && now - began < patience.longest.toNanos();
    }
  }
}
