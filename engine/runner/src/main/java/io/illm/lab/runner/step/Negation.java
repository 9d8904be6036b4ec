package io.illm.lab.runner.step;

import io.illm.lab.check.Condition;
import io.illm.lab.check.DerivedCondition;
import io.illm.lab.check.Verdict;
import java.util.Map;

/** A condition that holds if another condition does not hold. */
record Negation(Condition condition) implements DerivedCondition {

  @Override
  public Verdict evaluate(Map<String, Object> variables) {
    return condition.evaluate(variables).holds()
        ? new Verdict.DoesNotHold("it still holds: " + condition.explain(variables))
        : new Verdict.Holds();
  }
}
