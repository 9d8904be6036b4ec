package io.illm.lab.runner.step;

import io.illm.lab.check.Condition;
import io.illm.lab.check.DerivedCondition;
import io.illm.lab.check.FalseClauses;
import io.illm.lab.check.Verdict;
import java.util.Map;

/** A condition that holds once every clause of another condition was false at least once. */
record AllFalse(Condition condition, FalseClauses seen) implements DerivedCondition {

  @Override
  public Verdict evaluate(Map<String, Object> variables) {
    return seen.complete()
        ? new Verdict.Holds()
        : new Verdict.DoesNotHold("some clauses were not seen false");
  }
}
