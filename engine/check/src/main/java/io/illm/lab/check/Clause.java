package io.illm.lab.check;

/**
 * An operand of a condition's top-level {@code &&}, with its result.
 *
 * @param text the clause as written
 * @param state the result
 */
public record Clause(String text, State state) {

  /** The result of a clause. */
  public enum State {
    TRUE,
    FALSE,
    /** A field that it names is missing. This counts as false. */
    FIELD_MISSING,
    /** It could not be evaluated, so it is neither true nor false. */
    NOT_COMPUTED
  }

  /** Returns true if the clause counts as false. */
  public boolean isFalse() {
    return switch (state) {
      case FALSE, FIELD_MISSING -> true;
      case TRUE, NOT_COMPUTED -> false;
    };
  }
}
