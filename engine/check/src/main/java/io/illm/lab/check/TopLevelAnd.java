package io.illm.lab.check;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.ast.CelExpr.ExprKind;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the operands of an expression's top-level {@code &&} in its text. */
final class TopLevelAnd {

  /** The parts that are skipped as a whole: comments, raw strings, and strings with escapes. */
  private static final Pattern OPAQUE =
      Pattern.compile(
          "//[^\n]*|"
              + quoted("(?:[rR][bB]?|[bB][rR])", ".")
              + "|"
              + quoted("[bB]?", "(?:\\\\.|[^\\\\])"),
          Pattern.DOTALL);

  private final String text;
  private final Matcher opaque;
  private final List<String> parts = new ArrayList<>();
  private int depth;
  private int start;

  private TopLevelAnd(String text) {
    this.text = text;
    this.opaque = OPAQUE.matcher(text);
  }

  /** Returns the pattern of a string: one or three single or double quotes at each end. */
  private static String quoted(String prefix, String unit) {
    return "%s(?:\"{3}%2$s*?\"{3}|'{3}%2$s*?'{3}|\"%2$s*?\"|'%2$s*?')"
        .replace("%s", prefix)
        .replace("%2$s", unit);
  }

  /**
   * Returns the operands as written; the whole expression if its top-level operator is not {@code
   * &&}.
   */
  static List<String> split(CelAbstractSyntaxTree tree, String text) {
    boolean and =
        tree.getExpr().exprKind().getKind() == ExprKind.Kind.CALL
            && tree.getExpr().call().function().equals("_&&_");
    return and ? new TopLevelAnd(text).split() : List.of(text.strip());
  }

  private List<String> split() {
    for (int i = 0; i < text.length(); i = next(i)) {
      if (depth == 0 && text.startsWith("&&", i) && !startsOpaque(i)) {
        parts.add(text.substring(start, i).strip());
        start = i + 2;
      }
    }
    parts.add(text.substring(start).strip());
    // If brackets enclose the expression, no && is at depth 0, and the whole is one part.
    return List.copyOf(parts);
  }

  private int next(int i) {
    if (startsOpaque(i)) {
      return opaque.end();
    }
    char c = text.charAt(i);
    depth += "([{".indexOf(c) >= 0 ? 1 : ")]}".indexOf(c) >= 0 ? -1 : 0;
    // Skips a name, so that its last letter is not taken as the prefix of a string.
    return Character.isJavaIdentifierStart(c) ? afterName(i) : i + 1;
  }

  private boolean startsOpaque(int i) {
    return opaque.region(i, text.length()).lookingAt();
  }

  private int afterName(int i) {
    int end = i;
    while (end < text.length() && Character.isJavaIdentifierPart(text.charAt(end))) {
      end++;
    }
    return end;
  }
}
