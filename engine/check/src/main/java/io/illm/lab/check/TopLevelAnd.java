package io.illm.lab.check;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.ast.CelExpr.ExprKind;
import java.util.ArrayList;
import java.util.List;

/** Finds the operands of an expression's top-level {@code &&} in its text. */
final class TopLevelAnd {

  private final String text;
  private final List<String> parts = new ArrayList<>();
  private int depth;
  private int start;

  private TopLevelAnd(String text) {
    this.text = text;
  }

  /** The operands as written; the whole expression where its outermost operator is another. */
  static List<String> split(CelAbstractSyntaxTree tree, String text) {
    boolean and =
        tree.getExpr().exprKind().getKind() == ExprKind.Kind.CALL
            && tree.getExpr().call().function().equals("_&&_");
    return and ? new TopLevelAnd(text).split() : List.of(text.strip());
  }

  private List<String> split() {
    for (int i = 0; i < text.length(); i = next(i)) {
      if (depth == 0 && text.startsWith("&&", i)) {
        parts.add(text.substring(start, i).strip());
        start = i + 2;
      }
    }
    parts.add(text.substring(start).strip());
    // Where brackets surround the whole, nothing is found at depth 0 and the whole is one part.
    return List.copyOf(parts);
  }

  private int next(int i) {
    char c = text.charAt(i);
    if (c == '\'' || c == '"') {
      return afterQuote(i, c);
    }
    depth += "([{".indexOf(c) >= 0 ? 1 : ")]}".indexOf(c) >= 0 ? -1 : 0;
    return i + 1;
  }

  private int afterQuote(int open, char quote) {
    int i = open + 1;
    while (i < text.length() && text.charAt(i) != quote) {
      i += text.charAt(i) == '\\' ? 2 : 1;
    }
    return i + 1;
  }
}
