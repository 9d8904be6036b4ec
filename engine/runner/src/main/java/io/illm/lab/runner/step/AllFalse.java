package io.illm.lab.runner.step;

import io.illm.lab.check.Condition;
import io.illm.lab.check.DerivedCondition;
import io.illm.lab.check.FalseClauses;
import io.illm.lab.check.Verdict;
import java.util.Map;

/** Holds once every clause of a condition has been seen false, each at its own time. */
record AllFalse(Condition condition, FalseClauses seen) implements DerivedCondition {

  @Override
  public Verdict evaluate(Map<String, Object> variables) {
    return seen.complete()
        ? new Verdict.Holds()
        : new Verdict.DoesNotHold("some clauses were not seen false");
  }
}
