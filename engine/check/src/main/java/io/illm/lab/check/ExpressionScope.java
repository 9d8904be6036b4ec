package io.illm.lab.check;

import dev.cel.common.CelAbstractSyntaxTree;
import io.illm.lab.model.Expression;
import io.illm.lab.model.Faults;
import java.util.Collection;

/** The names that an expression may use, beyond what CEL's own type check knows. */
interface ExpressionScope {

  /** Variables in scope. */
  Collection<String> variables();

  /** What such a variable is called in a fault. */
  String variableNoun();

  /** Notes what is unknown; true where nothing is. */
  boolean check(CelAbstractSyntaxTree tree, Expression expression, Faults faults);
}
