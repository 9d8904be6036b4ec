package io.illm.lab.check;

import java.util.Map;

/** A compiled CEL expression that computes a number. Implementations are thread-safe. */
public interface Value {

  /** Computes the number. Errors of the evaluation are a reading and not an exception. */
  Reading evaluate(Map<String, Object> variables);

  /**
   * Computes the number from an observation.
   *
   * @param observed the observation
   * @param variable the name of the observation's CEL variable
   */
  default Reading read(Observed observed, String variable) {
    return switch (observed) {
      case Observed.Answer readable -> evaluate(readable.as(variable));
      case Observed.Unreadable(var why) -> new Reading.Missing(why);
    };
  }

  /** The result of a measurement. */
  sealed interface Reading {

    /** A finite number. */
    record Measured(double value) implements Reading {}

    /**
     * No number, because something is missing or the value is not a number.
     *
     * @param because the reason, in one line
     */
    record Missing(String because) implements Reading {}
  }
}
