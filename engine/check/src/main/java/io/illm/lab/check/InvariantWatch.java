package io.illm.lab.check;

import io.illm.lab.model.experiment.Observation;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/** Watches in the background that a condition stays true, until it is first seen not to. */
public final class InvariantWatch implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(1);
  private static final Duration LIMIT = Duration.ofSeconds(15);

  /** Something that changes without end has no last look but its last change. */
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
   * Begins to watch.
   *
   * @param sources opens what is looked at
   * @param during names what goes on now, such as a step
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
      // The end interrupts the wait for a change, and the last look must not end by that.
      Thread.interrupted();
      if (!dropped && looks.violation().isEmpty()) {
        confirm(source);
      }
    } catch (InterruptedException _) {
      // Nobody waits for the last look.
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
      // The watch is over.
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

  /** A look that the end of the watch cut short is none. */
  private void judge(Observed observed) {
    if (!(over && observed instanceof Observed.Unreadable)) {
      record(observed);
    }
  }

  private void record(Observed observed) {
    looks.add(observed, condition.judge(observed, observation.variable()), during);
  }

  /** The first violation, so far. */
  public Optional<InvariantOutcome.Violation> violation() {
    return looks.violation();
  }

  /** Ends the watch with a last look, and says what it saw. */
  public InvariantOutcome end() {
    over = true;
    await();
    return looks.outcome(died.get());
  }

  /** Ends the watch without a last look, and waits until its thread is gone. */
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
