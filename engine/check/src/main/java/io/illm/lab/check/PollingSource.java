package io.illm.lab.check;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/** Looks again and again, ever less often: for what cannot be watched. */
final class PollingSource implements ObservationSource {

  private static final Duration FIRST = Duration.ofMillis(100);
  private static final Duration LONGEST = Duration.ofSeconds(1);

  private final Supplier<Observed> look;
  private Duration pause = Duration.ZERO;

  PollingSource(Supplier<Observed> look) {
    this.look = look;
  }

  @Override
  public Optional<Observed> next(Duration patience) throws InterruptedException {
    if (pause.compareTo(patience) > 0) {
      Thread.sleep(patience.isNegative() ? Duration.ZERO : patience);
    } else {
      Thread.sleep(pause);
    }
    pause = pause.isZero() ? FIRST : shorter(pause.multipliedBy(2), LONGEST);
    return Optional.of(look.get());
  }

  private static Duration shorter(Duration a, Duration b) {
    return a.compareTo(b) < 0 ? a : b;
  }

  @Override
  public void close() {}
}
