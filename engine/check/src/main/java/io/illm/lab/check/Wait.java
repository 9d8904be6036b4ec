package io.illm.lab.check;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

/** One wait for one condition. Used once, by one thread. */
final class Wait {

  private static final Duration LOOK_UP = Duration.ofSeconds(1);

  private final ObservationSource source;
  private final String variable;
  private final Condition condition;
  private final Duration within;
  private final Duration holdFor;
  private final WaitListener listener;
  private final EarlyExit earlyExit;
  private final Instant started = Instant.now();
  private final LongSupplier nanoTime;
  private final long start;
  private Optional<Observed> last = Optional.empty();
  private Optional<Duration> heldSince = Optional.empty();
  private Duration lookedUp = Duration.ZERO;
  private int broke;

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
    this.listener = listener;
    this.earlyExit = earlyExit;
    this.nanoTime = nanoTime;
    this.start = nanoTime.getAsLong();
  }

  CheckOutcome end() throws InterruptedException {
    while (true) {
      Optional<Observed> seen = source.next(shorter(untilNextEvent(), LOOK_UP));
      seen.ifPresent(this::judge);
      if (heldLongEnough()) {
        return outcome(true, heldSince.orElseThrow());
      }
      if (heldSince.isEmpty() && elapsed().compareTo(within) >= 0) {
        return outcome(false, elapsed());
      }
      Optional<String> reason = reason();
      if (reason.isPresent()) {
        return outcome(reason.get());
      }
    }
  }

  /** Asked now and then, not at each event: the answer costs a request. */
  private Optional<String> reason() {
    if (heldSince.isPresent() || elapsed().minus(lookedUp).compareTo(LOOK_UP) < 0) {
      return Optional.empty();
    }
    lookedUp = elapsed();
    return earlyExit.reason();
  }

  private static Duration shorter(Duration a, Duration b) {
    return a.compareTo(b) < 0 ? a : b;
  }

  private Duration untilNextEvent() {
    return heldSince.map(since -> since.plus(holdFor)).orElse(within).minus(elapsed());
  }

  private boolean heldLongEnough() {
    return heldSince.filter(since -> elapsed().minus(since).compareTo(holdFor) >= 0).isPresent();
  }

  private void judge(Observed observed) {
    last = Optional.of(observed);
    Verdict verdict = condition.evaluate(observed.as(variable));
    if (!verdict.holds()) {
      broke += heldSince.isPresent() ? 1 : 0;
      heldSince = Optional.empty();
    } else if (heldSince.isEmpty()) {
      heldSince = Optional.of(elapsed());
    }
    listener.saw(observed, verdict);
  }

  private Duration elapsed() {
    return Duration.ofNanos(nanoTime.getAsLong() - start);
  }

  private CheckOutcome outcome(boolean held, Duration took) {
    Observed observed = lastSeen();
    return new CheckOutcome(held, started, took, observed, held ? "" : message(observed));
  }

  private CheckOutcome outcome(String reason) {
    Observed observed = lastSeen();
    String message = message(observed) + "\nwaiting longer is of no use:\n" + reason.indent(2);
    return new CheckOutcome(false, started, elapsed(), observed, message.stripTrailing());
  }

  private Observed lastSeen() {
    return last.orElseGet(
        () -> Observed.absent(Json.MAPPER.createObjectNode(), "nothing was seen in time"));
  }

  private String message(Observed observed) {
    Map<String, Object> variables = observed.as(variable);
    return "after %d s, %s:\n%s%s"
        .formatted(
            elapsed().toSeconds(),
            observed.description(),
            condition.explain(variables).indent(2).stripTrailing(),
            broke == 0
                ? ""
                : "\n  it held and broke %d times; it must stay for %d s"
                    .formatted(broke, holdFor.toSeconds()));
  }
}
