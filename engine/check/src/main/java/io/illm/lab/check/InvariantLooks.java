package io.illm.lab.check;

import io.illm.lab.check.InvariantOutcome.Violation;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/** Counts the observations of an invariant and keeps the first violation. Thread-safe. */
final class InvariantLooks {

  /** The longest time without an answer with which an invariant is still proved. */
  static final Duration MOST_BLIND = Duration.ofSeconds(30);

  private final LongSupplier nanoTime;
  private final Instant began = Instant.now();
  private long lastAnswer;
  private int answers;
  private int unreadable;
  private Duration longestGap = Duration.ZERO;
  private Optional<Observed> last = Optional.empty();
  private Optional<Violation> violation = Optional.empty();

  InvariantLooks(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
    this.lastAnswer = nanoTime.getAsLong();
  }

  synchronized void add(Observed observed, Verdict verdict, Supplier<String> during) {
    last = Optional.of(observed);
    switch (verdict) {
      case Verdict.Holds _ -> answered();
      case Verdict.Unreadable _ -> unreadable++;
      case Verdict.DoesNotHold _, Verdict.Missing _, Verdict.Failed _ -> {
        answered();
        violation = violation.or(() -> Optional.of(violation(observed, verdict, during.get())));
      }
    }
  }

  private static Violation violation(Observed observed, Verdict verdict, String during) {
    String because = observed instanceof Observed.Seen ? verdict.because() : observed.description();
    return new Violation(Instant.now(), during, because, observed);
  }

  private void answered() {
    answers++;
    longestGap = gap();
    lastAnswer = nanoTime.getAsLong();
  }

  private Duration gap() {
    Duration gap = Duration.ofNanos(nanoTime.getAsLong() - lastAnswer);
    return gap.compareTo(longestGap) > 0 ? gap : longestGap;
  }

  synchronized Optional<Violation> violation() {
    return violation;
  }

  synchronized InvariantOutcome outcome(Optional<String> died) {
    return new InvariantOutcome(
        answers, unreadable, gap(), began, Instant.now(), violation, last, doubt(died));
  }

  /**
   * Returns the reason why the observations don't prove that the condition held all the time; empty
   * if they do or if it was violated.
   */
  private Optional<String> doubt(Optional<String> died) {
    if (violation.isPresent()) {
      return Optional.empty();
    }
    return died.or(this::lastUnreadable)
        .or(() ->
            gap().compareTo(MOST_BLIND) > 0
                ? Optional.of(
                    "nothing answered for %d s, more than %d s"
                        .formatted(gap().toSeconds(), MOST_BLIND.toSeconds()))
                : Optional.empty());
  }

  private Optional<String> lastUnreadable() {
    return switch (last.orElseGet(() -> new Observed.Unreadable("nothing was seen"))) {
      case Observed.Answer _ -> Optional.empty();
      case Observed.Unreadable(var why) -> Optional.of("its last look had no answer: " + why);
    };
  }
}
