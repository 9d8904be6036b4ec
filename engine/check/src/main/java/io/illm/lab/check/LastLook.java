package io.illm.lab.check;

import java.time.Duration;
import java.util.Optional;

/**
 * The last observations of a wait: the last answer, and whether an unreadable observation followed.
 */
final class LastLook {

  /**
   * The maximum age of an answer that still decides the outcome if the deadline cuts the last
   * observation short.
   */
  private static final Duration STALE = Duration.ofSeconds(15);

  private Optional<Observed.Answer> answer = Optional.empty();
  private Duration answered = Duration.ZERO;
  private Optional<Observed.Unreadable> silence = Optional.empty();

  /**
   * Records an observation.
   *
   * @param cut whether the deadline cut the observation short
   */
  void saw(Observed observed, Duration now, boolean cut) {
    switch (observed) {
      case Observed.Answer readable -> {
        answer = Optional.of(readable);
        answered = now;
        silence = Optional.empty();
      }
      case Observed.Unreadable none -> {
        // An observation that was cut short does not outweigh a recent answer.
        boolean recent = answer.isPresent() && now.minus(answered).compareTo(STALE) < 0;
        if (!cut || !recent || silence.isPresent()) {
          silence = Optional.of(none);
        }
      }
    }
  }

  /** Returns true if there was no answer at the end. */
  boolean unreadable() {
    return answer.isEmpty() || silence.isPresent();
  }

  /** Returns the last answer, or the reason why there was none. */
  Observed observed() {
    return answer.<Observed>map(seen -> seen).orElseGet(this::silence);
  }

  private Observed.Unreadable silence() {
    return silence.orElseGet(() -> new Observed.Unreadable("nothing answered in time"));
  }

  /** Describes the last answer in words, with each part of the condition. */
  String message(Condition condition, String variable, Duration now) {
    String head =
        unreadable()
            ? "after %d s it could not be seen: %s"
                .formatted(now.toSeconds(), silence().description())
            : "after %d s, %s:".formatted(now.toSeconds(), observed().description());
    return answer
        .map(seen -> condition.explain(seen.as(variable)).indent(2).stripTrailing())
        .map(parts ->
            unreadable()
                ? head + "\nthe last answer, after %d s:\n".formatted(answered.toSeconds()) + parts
                : head + "\n" + parts)
        .orElse(head);
  }
}
