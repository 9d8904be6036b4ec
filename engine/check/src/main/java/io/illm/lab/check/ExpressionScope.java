package io.illm.lab.check;

import dev.cel.common.CelAbstractSyntaxTree;
import io.illm.lab.model.Expression;
import io.illm.lab.model.Faults;
import java.util.Collection;

/** The names that an expression may use. CEL's own type check does not know all of them. */
interface ExpressionScope {

  /** Returns the variables in scope. */
  Collection<String> variables();

  /** Returns the noun for such a variable in a fault, such as {@code variant}. */
  String variableNoun();

  /** Adds a fault for each unknown name. Returns true if there is none. */
  boolean check(CelAbstractSyntaxTree tree, Expression expression, Faults faults);
}
