package io.illm.lab.check;

import io.illm.lab.model.experiment.Observation;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/** Watches in the background that a condition stays true, and keeps the first time it isn't. */
public final class InvariantWatch implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(1);

  /**
   * A time at which the condition didn't hold.
   *
   * @param at when it was seen
   * @param because what was seen
   * @param observed the evidence
   */
  public record Violation(Instant at, String because, Observed observed) {}

  private final Observation observation;
  private final Condition condition;
  private final Instant started = Instant.now();
  private final AtomicReference<Optional<Violation>> first =
      new AtomicReference<>(Optional.empty());
  private final AtomicReference<Optional<Observed>> last = new AtomicReference<>(Optional.empty());
  private final Thread thread;
  private volatile boolean over;

  InvariantWatch(Observation observation, Condition condition, Supplier<ObservationSource> sights) {
    this.observation = observation;
    this.condition = condition;
    this.thread = Thread.ofVirtual().name("invariant").start(() -> watch(sights));
  }

  private void watch(Supplier<ObservationSource> sights) {
    try (ObservationSource source = sights.get()) {
      while (first.get().isEmpty() && !over) {
        source.next(PATIENCE).ifPresent(this::judge);
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void judge(Observed observed) {
    last.set(Optional.of(observed));
    Verdict verdict = condition.evaluate(observed.as(observation.variable()));
    // A look that the end of the watch cut short sees nothing, which is not a violation.
    if (!verdict.holds() && !over) {
      String because = observed.present() ? verdict.because() : observed.description();
      first.compareAndSet(
          Optional.empty(), Optional.of(new Violation(Instant.now(), because, observed)));
    }
  }

  /** The first violation, so far. */
  public Optional<Violation> violation() {
    return first.get();
  }

  /** The last thing seen; empty before the first look. */
  public Optional<Observed> last() {
    return last.get();
  }

  /** When the watch began. */
  public Instant started() {
    return started;
  }

  /** Ends the watch and waits until its thread is gone. */
  @Override
  public void close() {
    over = true;
    thread.interrupt();
    try {
      thread.join();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
