package io.illm.lab.check;

import io.illm.lab.check.CheckOutcome.Ending;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * One wait for one condition. The condition must be observed to hold before the deadline. If it
 * must hold for some time, a new observation confirms it at the end of that time. An instance is
 * used once, by one thread.
 */
final class Wait {

  /** The time between two checks whether further waiting is useless. */
  private static final Duration LOOK_UP = Duration.ofSeconds(1);

  private final ObservationSource source;
  private final String variable;
  private final Condition condition;
  private final Duration within;
  private final Duration holdFor;
  private final Hold hold;
  private final LastLook last;
  private final WaitListener listener;
  private final EarlyExit earlyExit;
  private final Instant started = Instant.now();
  private final LongSupplier nanoTime;
  private final long start;
  private Duration lookedUp = Duration.ZERO;

  Wait(
      ObservationSource source,
      String variable,
      Condition condition,
      Duration within,
      Duration holdFor,
      WaitListener listener,
      EarlyExit earlyExit,
      LongSupplier nanoTime) {
    this.source = source;
    this.variable = variable;
    this.condition = condition;
    this.within = within;
    this.holdFor = holdFor;
    this.hold = new Hold(holdFor);
    this.last = new LastLook();
    this.listener = listener;
    this.earlyExit = earlyExit;
    this.nanoTime = nanoTime;
    this.start = nanoTime.getAsLong();
  }

  CheckOutcome end() throws InterruptedException {
    while (true) {
      look();
      if (hold.enough()) {
        return outcome(Ending.HELD, hold.since().orElseThrow(), "");
      }
      if (left().isZero()) {
        return outcome(ending(), elapsed(), message());
      }
      Optional<String> reason = reason();
      if (reason.isPresent()) {
        String hopeless = "\nwaiting longer is of no use:\n" + reason.get().indent(2);
        return outcome(ending(), elapsed(), message() + hopeless.stripTrailing());
      }
    }
  }

  private void look() throws InterruptedException {
    Duration due = hold.due().orElse(deadline()).minus(elapsed());
    if (hold.due().isPresent() && !due.isPositive()) {
      confirm();
    } else {
      source.next(due.compareTo(LOOK_UP) < 0 ? due : LOOK_UP, left()).ifPresent(this::judge);
    }
  }

  /**
   * Makes a new observation, because the absence of events does not prove that the condition still
   * holds. Earlier changes are evaluated first.
   */
  private void confirm() throws InterruptedException {
    Optional<Observed> now = source.confirm(left());
    while (now.isEmpty() && left().isPositive()) {
      source.next(Duration.ZERO, left()).ifPresent(this::judge);
      now = source.confirm(left());
    }
    now.ifPresent(this::judge);
  }

  private void judge(Observed observed) {
    Verdict verdict = condition.judge(observed, variable);
    last.saw(observed, elapsed(), hold.since().isEmpty() && left().isZero());
    switch (verdict) {
      case Verdict.Holds _ -> held(elapsed());
      case Verdict.DoesNotHold _, Verdict.Missing _, Verdict.Failed _ -> hold.broke();
      case Verdict.Unreadable _ -> hold.unseen();
    }
    listener.saw(observed, verdict);
  }

  /** Records that the condition holds. An answer after the deadline does not count. */
  private void held(Duration now) {
    if (hold.since().isPresent() || now.compareTo(within) <= 0) {
      hold.held(now);
    }
  }

  /**
   * Returns the time when the wait ends. Once the condition holds, the wait continues for the hold
   * time plus the original limit, because time without answers does not count as hold time.
   */
  private Duration deadline() {
    return hold.since().map(since -> since.plus(holdFor).plus(within)).orElse(within);
  }

  private Duration left() {
    Duration left = deadline().minus(elapsed());
    return left.isNegative() ? Duration.ZERO : left;
  }

  /**
   * Returns the reason to end the wait early. It asks at most once per second and not at each
   * event, because each check sends a request.
   */
  private Optional<String> reason() {
    if (hold.since().isPresent() || elapsed().minus(lookedUp).compareTo(LOOK_UP) < 0) {
      return Optional.empty();
    }
    lookedUp = elapsed();
    return earlyExit.reason();
  }

  private Ending ending() {
    return hold.since().isPresent() || last.unreadable() ? Ending.UNREADABLE : Ending.NOT_HELD;
  }

  private String message() {
    String broken =
        hold.timesBroken() == 0
            ? ""
            : "\n  it held and broke %d times; it must stay for %d s"
                .formatted(hold.timesBroken(), holdFor.toSeconds());
    return last.message(condition, variable, elapsed()) + broken;
  }

  private Duration elapsed() {
    return Duration.ofNanos(nanoTime.getAsLong() - start);
  }

  private CheckOutcome outcome(Ending ending, Duration took, String message) {
    return new CheckOutcome(ending, started, took, last.observed(), message);
  }
}
