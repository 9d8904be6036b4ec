package io.illm.lab.runner.step;

import io.illm.lab.check.Clause;
import io.illm.lab.check.Condition;
import io.illm.lab.check.Verdict;
import io.illm.lab.model.Expression;
import java.util.List;
import java.util.Map;

/** A condition that holds if another condition does not hold. */
record Negation(Condition condition) implements Condition {

  @Override
  public Verdict evaluate(Map<String, Object> variables) {
    return condition.evaluate(variables).holds()
        ? new Verdict.DoesNotHold("it still holds: " + condition.explain(variables))
        : new Verdict.Holds();
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
