package io.illm.lab.check;

import io.illm.lab.model.Expression;
import java.util.Map;

/** A compiled CEL condition. Safe for use by several threads. */
public interface Condition {

  /** Holds the condition to the values of its variables; never throws for what it finds. */
  Verdict evaluate(Map<String, Object> variables);

  /**
   * Judges a look.
   *
   * @param observed what the look came to
   * @param variable the observation's CEL variable
   */
  default Verdict judge(Observed observed, String variable) {
    return switch (observed) {
      case Observed.Answer readable -> evaluate(readable.as(variable));
      case Observed.Unreadable(var why) -> new Verdict.Unreadable(why);
    };
  }

  /** The condition as written. */
  Expression expression();

  /**
   * What each part of the condition came to, with the values it names: one line for each operand of
   * its top-level {@code &&}.
   */
  String explain(Map<String, Object> variables);

  /**
   * The values that the condition names, in one line, such as {@code object.spec.replicas is 3}.
   */
  String seen(Map<String, Object> variables);
}
