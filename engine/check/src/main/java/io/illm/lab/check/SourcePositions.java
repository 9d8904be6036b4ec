package io.illm.lab.check;

import dev.cel.common.CelAbstractSyntaxTree;
import io.illm.lab.model.Expression;
import io.illm.lab.model.Place;
import java.util.Map;

/** Turns places in an expression into places in its file. */
record SourcePositions(Expression expression, Map<Long, Integer> byId) {

  static SourcePositions of(CelAbstractSyntaxTree tree, Expression expression) {
    return new SourcePositions(expression, tree.getSource().getPositionsMap());
  }

  /** Where a name is written that belongs to a node: CEL gives the dot before it. */
  Place placeOfName(long id, String name) {
    int offset = byId.getOrDefault(id, 0);
    int found = expression.text().indexOf(name, offset);
    return placeOf(found >= 0 ? found : offset);
  }

  /** The place of the character at an offset from 0. */
  Place placeOf(int offset) {
    String before = expression.text().substring(0, Math.min(offset, expression.text().length()));
    int lines = (int) before.chars().filter(c -> c == '\n').count();
    int column = before.length() - (before.lastIndexOf('\n') + 1);
    Place start = expression.place();
    return new Place(start.file(), start.line() + lines, start.column() + column);
  }

  /** The offset of a line from 1 and a column from 0. */
  int offset(int line, int column) {
    int start = 0;
    for (int i = 1; i < line; i++) {
      start = expression.text().indexOf('\n', start) + 1;
    }
    return Math.min(start + column, expression.text().length());
  }
}
