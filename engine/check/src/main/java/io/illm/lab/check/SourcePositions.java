package io.illm.lab.check;

import dev.cel.common.CelAbstractSyntaxTree;
import io.illm.lab.model.Expression;
import io.illm.lab.model.Place;
import java.util.Map;

/** Converts positions in an expression to places in its file. */
record SourcePositions(Expression expression, Map<Long, Integer> byId) {

  static SourcePositions of(CelAbstractSyntaxTree tree, Expression expression) {
    return new SourcePositions(expression, tree.getSource().getPositionsMap());
  }

  /**
   * Returns the place of a name that belongs to a node. CEL's position of the node is the dot
   * before the name.
   */
  Place placeOfName(long id, String name) {
    int offset = byId.getOrDefault(id, 0);
    int found = expression.text().indexOf(name, offset);
    return placeOf(found >= 0 ? found : offset);
  }

  /**
   * Returns the place of a character.
   *
   * @param offset the character's offset in the expression, from 0
   */
  Place placeOf(int offset) {
    String before = expression.text().substring(0, Math.min(offset, expression.text().length()));
    int lines = (int) before.chars().filter(c -> c == '\n').count();
    int column = before.length() - (before.lastIndexOf('\n') + 1);
    Place start = expression.place();
    return new Place(start.file(), start.line() + lines, start.column() + column);
  }

  /**
   * Returns the offset of a character.
   *
   * @param line its line, from 1
   * @param column its column, from 0
   */
  int offset(int line, int column) {
    int start = 0;
    for (int i = 1; i < line; i++) {
      start = expression.text().indexOf('\n', start) + 1;
    }
    return Math.min(start + column, expression.text().length());
  }
}
