package io.illm.lab.check;

/**
 * What a condition says of a look. Only {@link Holds} counts as true; {@link Unreadable} counts
 * neither as true nor as false.
 */
public sealed interface Verdict {

  /** Why the condition doesn't hold, in one line; empty where it holds. */
  String because();

  /** Whether the condition is true. */
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

  /** The condition is false on what was there. */
  record DoesNotHold(String because) implements Verdict {}

  /**
   * Something that the condition names isn't there, which counts as false.
   *
   * @param because what is missing, with the other parts of the condition
   */
  record NoSuchThing(String because) implements Verdict {}

  /**
   * The condition could not be computed, which counts as false and is shown: a type that doesn't
   * fit, a division by zero.
   *
   * @param because what CEL says
   */
  record Failed(String because) implements Verdict {}

  /** Nothing answered, so that the condition was held to nothing. */
  record Unreadable(String because) implements Verdict {}
}
