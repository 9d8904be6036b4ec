package io.illm.lab.check;

import dev.cel.common.CelErrorCode;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import io.illm.lab.model.Expression;
import java.util.List;
import java.util.Map;

/** A condition that has been compiled without faults. */
record CompiledCondition(Expression expression, CelRuntime.Program program, Explanation explanation)
    implements Condition {

  @Override
  public Verdict evaluate(Map<String, Object> variables) {
    try {
      return switch (program.eval(variables)) {
        case Boolean held when held -> new Verdict.Holds();
        case Boolean _ -> new Verdict.DoesNotHold(explanation.failing(variables));
        case Object other -> new Verdict.Failed("gives %s, not true or false".formatted(other));
      };
    } catch (CelEvaluationException e) {
      return missing(e)
          ? new Verdict.Missing(explanation.failing(variables))
          : new Verdict.Failed(explanation.failing(variables));
    }
  }

  @Override
  public List<Clause> clauses(Map<String, Object> variables) {
    return explanation.clauses(variables);
  }

  @Override
  public String explain(Map<String, Object> variables) {
    return explanation.lines(variables);
  }

  @Override
  public String seen(Map<String, Object> variables) {
    return explanation.seen(variables);
  }

  static boolean missing(CelEvaluationException e) {
    return e.getErrorCode() == CelErrorCode.ATTRIBUTE_NOT_FOUND
        || e.getErrorCode() == CelErrorCode.INDEX_OUT_OF_BOUNDS;
  }
}
