package io.illm.lab.host;

import java.time.Duration;
import java.util.Optional;

/** How a program ended. */
public sealed interface Termination {

  /**
   * The program ended by itself or by a signal.
   *
   * @param code its exit code; 128 and the signal's number after a signal
   */
  record Exited(int code) implements Termination {

    private static final int SIGNALS = 128;
    private static final int LAST_SIGNAL = 64;

    /**
     * The signal that ended the program. A program that exits with such a code by itself, as a
     * shell does for its own children, is not told apart.
     */
    public Optional<Integer> signal() {
      return code > SIGNALS && code <= SIGNALS + LAST_SIGNAL
          ? Optional.of(code - SIGNALS)
          : Optional.empty();
    }
  }

  /**
   * The program was killed because it took too long.
   *
   * @param limit how long it was allowed to take
   */
  record TimedOut(Duration limit) implements Termination {}

  /** Whether the program exited with 0. */
  default boolean succeeded() {
    return this instanceof Exited(int code) && code == 0;
  }

  /** The end in words, such as {@code ended with exit code 1}. */
  default String described() {
    return switch (this) {
      case Exited exited ->
          exited
              .signal()
              .map(signal -> "was ended by signal " + signal)
              .orElse("ended with exit code " + exited.code());
      case TimedOut(Duration limit) -> "did not end within " + limit.toMillis() / 1000.0 + " s";
    };
  }
}
