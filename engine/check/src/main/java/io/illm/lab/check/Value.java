package io.illm.lab.check;

import java.util.Map;

/** A compiled CEL expression that gives a number. Safe for use by several threads. */
public interface Value {

  /** Computes the number; never throws for what it finds. */
  Reading evaluate(Map<String, Object> variables);

  /**
   * Computes the number of a look.
   *
   * @param observed what the look came to
   * @param variable the observation's CEL variable
   */
  default Reading read(Observed observed, String variable) {
    return switch (observed) {
      case Observed.Answer readable -> evaluate(readable.as(variable));
      case Observed.Unreadable(var why) -> new Reading.Missing(why);
    };
  }

  /** What a measurement came to. */
  sealed interface Reading {

    /** A number, which is finite. */
    record Measured(double value) implements Reading {}

    /**
     * No number: something is missing, or what is there isn't one.
     *
     * @param because what was found instead, in one line
     */
    record Missing(String because) implements Reading {}
  }
}
