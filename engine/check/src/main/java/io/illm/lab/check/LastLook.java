package io.illm.lab.check;

import java.time.Duration;
import java.util.Optional;

/** The last things that a wait saw: the last answer, and whether nothing has answered since. */
final class LastLook {

  /** How old an answer may be that still decides where the last look is cut short. */
  private static final Duration STALE = Duration.ofSeconds(15);

  private Optional<Observed.Answer> answer = Optional.empty();
  private Duration answered = Duration.ZERO;
  private Optional<Observed.Unreadable> silence = Optional.empty();

  /**
   * Something was seen, or nothing.
   *
   * @param cut whether the deadline cut the look short
   */
  void saw(Observed observed, Duration now, boolean cut) {
    switch (observed) {
      case Observed.Answer readable -> {
        answer = Optional.of(readable);
        answered = now;
        silence = Optional.empty();
      }
      case Observed.Unreadable none -> {
        // A look that is cut short takes nothing from an answer that came shortly before it.
        boolean recent = answer.isPresent() && now.minus(answered).compareTo(STALE) < 0;
        if (!cut || !recent || silence.isPresent()) {
          silence = Optional.of(none);
        }
      }
    }
  }

  /** Whether nothing answered in the end. */
  boolean unreadable() {
    return answer.isEmpty() || silence.isPresent();
  }

  /** The evidence: the last answer, or why there was none. */
  Observed observed() {
    return answer.<Observed>map(seen -> seen).orElseGet(this::silence);
  }

  private Observed.Unreadable silence() {
    return silence.orElseGet(() -> new Observed.Unreadable("nothing answered in time"));
  }

  /** What was seen, in words: the parts of the condition on the last answer. */
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
