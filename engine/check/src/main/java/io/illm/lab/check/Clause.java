package io.illm.lab.check;

/**
 * One operand of a condition's outermost {@code &&}, and what it came to.
 *
 * @param text as written
 * @param state what it came to
 */
public record Clause(String text, State state) {

  /** What a clause came to. */
  public enum State {
    TRUE,
    FALSE,
    /** A field that it names is missing, which counts as false. */
    FIELD_MISSING,
    /** It could not be computed, so it is neither. */
    NOT_COMPUTED
  }

  /** Whether it counts as false. */
  public boolean isFalse() {
    return switch (state) {
      case FALSE, FIELD_MISSING -> true;
      case TRUE, NOT_COMPUTED -> false;
    };
  }
}
