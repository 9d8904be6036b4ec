package io.illm.lab.check;

import io.illm.lab.model.Expression;
import java.util.List;
import java.util.Map;

/**
 * A condition with a verdict of its own on top of another condition. It is written and explained as
 * the other one.
 */
public interface DerivedCondition extends Condition {

  /** The other condition. */
  Condition condition();

  @Override
  default List<Clause> clauses(Map<String, Object> variables) {
    return condition().clauses(variables);
  }

  @Override
  default Expression expression() {
    return condition().expression();
  }

  @Override
  default String explain(Map<String, Object> variables) {
    return condition().explain(variables);
  }

  @Override
  default String seen(Map<String, Object> variables) {
    return condition().seen(variables);
  }
}
