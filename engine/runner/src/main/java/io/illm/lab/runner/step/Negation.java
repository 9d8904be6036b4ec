package io.illm.lab.runner.step;

import io.illm.lab.check.Condition;
import io.illm.lab.check.DerivedCondition;
import io.illm.lab.check.Verdict;
import java.util.Map;

/** The opposite of a condition: it holds where the condition is seen not to. */
record Negation(Condition condition) implements DerivedCondition {

  @Override
  public Verdict evaluate(Map<String, Object> variables) {
    return condition.evaluate(variables).holds()
        ? new Verdict.DoesNotHold("it still holds: " + condition.explain(variables))
        : new Verdict.Holds();
  }
}
