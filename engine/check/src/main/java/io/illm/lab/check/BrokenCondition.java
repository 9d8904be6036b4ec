package io.illm.lab.check;

import io.illm.lab.model.Expression;
import java.util.List;
import java.util.Map;

/**
 * The replacement for a condition that did not compile. It lets the lab continue and find other
 * faults.
 */
record BrokenCondition(Expression expression) implements Condition {

  @Override
  public Verdict evaluate(Map<String, Object> variables) {
    return new Verdict.Failed("the condition does not compile");
  }

  @Override
  public List<Clause> clauses(Map<String, Object> variables) {
    return List.of();
  }

  @Override
  public String explain(Map<String, Object> variables) {
    return "the condition does not compile";
  }

  @Override
  public String seen(Map<String, Object> variables) {
    return "";
  }
}
