package io.illm.lab.runner.step;

import io.illm.lab.check.Clause;
import io.illm.lab.check.Condition;
import io.illm.lab.check.FalseClauses;
import io.illm.lab.check.Verdict;
import io.illm.lab.model.Expression;
import java.util.List;
import java.util.Map;

/** A condition that holds once every clause of another condition was false at least once. */
record AllFalse(Condition condition, FalseClauses seen) implements Condition {

  @Override
  public Verdict evaluate(Map<String, Object> variables) {
    return seen.complete()
        ? new Verdict.Holds()
        : new Verdict.DoesNotHold("some clauses were not seen false");
  }

  @Override
  public List<Clause> clauses(Map<String, Object> variables) {
    return condition.clauses(variables);
  }

  @Override
  public Expression expression() {
    return condition.expression();
  }

  @Override
  public String explain(Map<String, Object> variables) {
    return condition.explain(variables);
  }

  @Override
  public String seen(Map<String, Object> variables) {
    return condition.seen(variables);
  }
}
