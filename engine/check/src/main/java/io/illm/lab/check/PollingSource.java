package io.illm.lab.check;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;

/**
 * Observes at intervals, for things that can't be watched. The interval grows from 100 ms to 1 s.
 */
final class PollingSource implements ObservationSource {

  private static final Duration FIRST = Duration.ofMillis(100);
  private static final Duration LONGEST = Duration.ofSeconds(1);

  private final Callable<Observed> look;
  private Duration pause = Duration.ZERO;
  private long due = System.nanoTime();

  PollingSource(Callable<Observed> look) {
    this.look = look;
  }

  @Override
  public Optional<Observed> next(Duration patience, Duration limit) throws InterruptedException {
    Duration wait = Duration.ofNanos(Math.max(0, due - System.nanoTime()));
    if (wait.compareTo(patience) > 0) {
      Thread.sleep(patience.isNegative() ? Duration.ZERO : patience);
      return Optional.empty();
    }
    Thread.sleep(wait);
    return confirm(limit.minus(wait));
  }

  @Override
  public Optional<Observed> confirm(Duration limit) throws InterruptedException {
    Observed seen = BoundedCall.look(limit, look);
    pause = pause.isZero() ? FIRST : shorter(pause.multipliedBy(2), LONGEST);
    due = System.nanoTime() + pause.toNanos();
    return Optional.of(seen);
  }

  private static Duration shorter(Duration a, Duration b) {
    return a.compareTo(b) < 0 ? a : b;
  }

  @Override
  public void close() {}
}
