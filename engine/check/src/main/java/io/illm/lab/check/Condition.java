package io.illm.lab.check;

import io.illm.lab.model.Expression;
import java.util.List;
import java.util.Map;

/** A compiled CEL condition. Implementations are thread-safe. */
public interface Condition {

  /**
   * Evaluates the condition with the given values of its variables. Errors of the evaluation are a
   * verdict and not an exception.
   */
  Verdict evaluate(Map<String, Object> variables);

  /** Returns the operands of the condition's top-level {@code &&}, each with its result. */
  List<Clause> clauses(Map<String, Object> variables);

  /**
   * Evaluates the condition on an observation.
   *
   * @param observed the observation
   * @param variable the name of the observation's CEL variable
   */
  default Verdict judge(Observed observed, String variable) {
    return switch (observed) {
      case Observed.Answer readable -> evaluate(readable.as(variable));
      case Observed.Unreadable(var why) -> new Verdict.Unreadable(why);
    };
  }

  /** Returns the condition as written. */
  Expression expression();

  /**
   * Explains the result: one line for each operand of the condition's top-level {@code &&}, with
   * the values that it names.
   */
  String explain(Map<String, Object> variables);

  /**
   * Returns the values that the condition names, in one line, such as {@code object.spec.replicas
   * is 3}.
   */
  String seen(Map<String, Object> variables);
}
