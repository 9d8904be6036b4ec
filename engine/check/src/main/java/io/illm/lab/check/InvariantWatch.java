package io.illm.lab.check;

import io.illm.lab.model.experiment.Observation;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Watches in the background whether a condition keeps holding. It stops observing at the first
 * violation.
 */
public final class InvariantWatch implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(1);
  private static final Duration LIMIT = Duration.ofSeconds(15);

  /**
   * The maximum number of changes that are evaluated at the end, because an object may change
   * without end.
   */
  private static final int MOST_CHANGES = 100;

  private final Observation observation;
  private final Condition condition;
  private final Supplier<String> during;
  private final InvariantLooks looks;
  private final AtomicReference<Optional<String>> died = new AtomicReference<>(Optional.empty());
  private final Thread thread;
  private volatile boolean over;
  private volatile boolean dropped;

  /**
   * Starts to watch.
   *
   * @param sources opens the source of observations
   * @param during returns the title of the current step
   */
  InvariantWatch(
      Observation observation,
      Condition condition,
      Supplier<ObservationSource> sources,
      Supplier<String> during,
      LongSupplier nanoTime) {
    this.observation = observation;
    this.condition = condition;
    this.during = during;
    this.looks = new InvariantLooks(nanoTime);
    this.thread = Thread.ofVirtual().name("invariant").start(() -> watch(sources));
  }

  private void watch(Supplier<ObservationSource> sources) {
    try (ObservationSource source = sources.get()) {
      untilOver(source);
      // end() interrupts the wait for a change. It must not interrupt the last observation.
      Thread.interrupted();
      if (!dropped && looks.violation().isEmpty()) {
        confirm(source);
      }
    } catch (InterruptedException _) {
      // end() was interrupted, so nobody waits for the last observation.
      died.set(Optional.of("its last look was interrupted"));
    } catch (RuntimeException e) {
      died.set(Optional.of("its watch ended by a fault of the lab: " + e));
    }
  }

  private void untilOver(ObservationSource source) {
    try {
      while (looks.violation().isEmpty() && !over) {
        source.next(PATIENCE, LIMIT).ifPresent(this::judge);
      }
    } catch (InterruptedException _) {
      // The watch was ended.
    }
  }

  private void confirm(ObservationSource source) throws InterruptedException {
    Optional<Observed> now = source.confirm(LIMIT);
    for (int i = 0; i < MOST_CHANGES && now.isEmpty(); i++) {
      source.next(Duration.ZERO, LIMIT).ifPresent(this::record);
      now = source.confirm(LIMIT);
    }
    now.ifPresent(this::record);
  }

  /**
   * Evaluates an observation. It ignores one that is unreadable because the end of the watch
   * interrupted it.
   */
  private void judge(Observed observed) {
    if (!(over && observed instanceof Observed.Unreadable)) {
      record(observed);
    }
  }

  private void record(Observed observed) {
    looks.add(observed, condition.judge(observed, observation.variable()), during);
  }

  /** Returns the first violation; empty if there was none so far. */
  public Optional<InvariantOutcome.Violation> violation() {
    return looks.violation();
  }

  /** Ends the watch with a last observation and returns the outcome. */
  public InvariantOutcome end() {
    over = true;
    await();
    return looks.outcome(died.get());
  }

  /** Ends the watch without a last observation, and waits until its thread has ended. */
  @Override
  public void close() {
    dropped = true;
    over = true;
    await();
  }

  private void await() {
    thread.interrupt();
    try {
      thread.join();
    } catch (InterruptedException _) {
      thread.interrupt();
      Thread.currentThread().interrupt();
    }
  }
}
