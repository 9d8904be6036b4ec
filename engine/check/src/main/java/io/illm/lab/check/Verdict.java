package io.illm.lab.check;

/**
 * The result of a condition on an observation. Only {@link Holds} counts as true. {@link
 * Unreadable} counts as neither true nor false.
 */
public sealed interface Verdict {

  /** Returns the reason why the condition does not hold, in one line; an empty text if it holds. */
  String because();

  /** Returns true if the condition is true. */
  default boolean holds() {
    return this instanceof Holds;
  }

  /** The condition is true. */
  record Holds() implements Verdict {
    @Override
    public String because() {
      return "";
    }
  }

  /** The condition is false on an answer. */
  record DoesNotHold(String because) implements Verdict {}

  /**
   * Something that the condition names is missing. This counts as false.
   *
   * @param because the missing thing and the other parts that don't hold
   */
  record Missing(String because) implements Verdict {}

  /**
   * The condition could not be evaluated, for example because of a wrong type or a division by
   * zero. This counts as false, and the error is shown.
   *
   * @param because the parts that don't hold, with CEL's error message
   */
  record Failed(String because) implements Verdict {}

  /** There was no answer, so that the condition could not be evaluated. */
  record Unreadable(String because) implements Verdict {}
}
