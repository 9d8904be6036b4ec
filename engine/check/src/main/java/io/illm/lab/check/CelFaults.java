package io.illm.lab.check;

import com.google.common.base.Throwables;
import dev.cel.common.CelIssue;
import dev.cel.common.exceptions.CelRuntimeException;
import dev.cel.runtime.CelEvaluationException;
import io.illm.lab.model.Expression;
import io.illm.lab.model.Fault;
import io.illm.lab.model.Faults;
import io.illm.lab.model.yaml.Suggestion;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Converts the errors that CEL reports for an expression into faults. Each fault has the position
 * of the wrong token and plain words.
 */
record CelFaults(Expression expression, ExpressionScope names) {

  private static final Pattern UNDECLARED = Pattern.compile("undeclared reference to '(.+?)'.*");
  private static final Pattern OVERLOAD =
      Pattern.compile(
          "found no matching overload for '(.+?)' applied to '(.+?)' \\(candidates: (.*)\\)");
  private static final Pattern UNEXPECTED =
      Pattern.compile(
          "(?:extraneous input|mismatched input|no viable alternative at input|token recognition"
              + " error at:) '(.*?)'(?: expecting .*)?",
          Pattern.DOTALL);
  private static final Pattern MISSING = Pattern.compile("missing (.+?) at '(.*)'");

  /**
   * Adds a fault for each issue. If there are syntax errors, it adds only the first one, because
   * the others usually follow from it.
   */
  void addAll(List<CelIssue> issues, Faults faults) {
    boolean syntax = issues.stream().anyMatch(CelFaults::isSyntax);
    issues.stream()
        .filter(issue -> !syntax || isSyntax(issue))
        .limit(syntax ? 1 : Long.MAX_VALUE)
        .map(this::fault)
        .forEach(faults::add);
  }

  private static boolean isSyntax(CelIssue issue) {
    return !UNDECLARED.matcher(issue.getMessage()).matches()
        && !OVERLOAD.matcher(issue.getMessage()).matches();
  }

  private Fault fault(CelIssue issue) {
    SourcePositions offsets = new SourcePositions(expression, java.util.Map.of());
    int offset =
        offsets.offset(issue.getSourceLocation().getLine(), issue.getSourceLocation().getColumn());
    Matcher undeclared = UNDECLARED.matcher(issue.getMessage());
    if (undeclared.matches()) {
      return undeclared(undeclared.group(1), offset, offsets);
    }
    Matcher overload = OVERLOAD.matcher(issue.getMessage());
    return overload.matches()
        ? overload(overload, offset, offsets)
        : Fault.at(offsets.placeOf(offset), syntax(issue.getMessage()), syntaxHint(issue));
  }

  private Fault undeclared(String name, int offset, SourcePositions offsets) {
    boolean call = expression.text().startsWith("(", offset);
    int start = call ? Math.max(0, expression.text().lastIndexOf(name, offset)) : offset;
    return call
        ? Fault.at(
            offsets.placeOf(start),
            "unknown function `%s`".formatted(name),
            Suggestion.of(name, Language.FUNCTIONS, "functions are "))
        : Fault.at(
            offsets.placeOf(start),
            "unknown %s `%s`".formatted(names.variableNoun(), name),
            Suggestion.of(name, names.variables(), knownVariables()));
  }

  private String knownVariables() {
    return names instanceof KnownMeasures ? "this study has " : "this condition has ";
  }

  private Fault overload(Matcher found, int offset, SourcePositions offsets) {
    String function = found.group(1);
    String types = found.group(2).replace("dyn", "anything");
    boolean operator = function.contains("_") && !Character.isLetter(function.charAt(0));
    return operator
        ? Fault.at(
            offsets.placeOf(offset),
            "`%s` cannot take %s".formatted(function.replace("_", ""), types),
            "both sides must be of one type; numbers may mix")
        : Fault.at(
            offsets.placeOf(Math.max(0, expression.text().lastIndexOf(function, offset))),
            "`%s` cannot take %s".formatted(function, types),
            "it takes " + found.group(3).replace("dyn", "anything"));
  }

  private static String syntax(String message) {
    Matcher unexpected = UNEXPECTED.matcher(message);
    if (unexpected.matches()) {
      String token = unexpected.group(1).strip();
      return token.equals("<EOF>")
          ? "the expression ends too early"
          : "unexpected `%s`".formatted(token);
    }
    Matcher missing = MISSING.matcher(message);
    return missing.matches()
        ? "missing %s".formatted(missing.group(1).replace('\'', '`'))
        : message;
  }

  private static String syntaxHint(CelIssue issue) {
    return issue.getMessage().contains("'= '") || issue.getMessage().endsWith("'='")
        ? "compare with `==`"
        : "conditions are written in CEL: cel.dev";
  }

  /** Returns the message of an evaluation error, without CEL's own positions. */
  static String plain(CelEvaluationException e) {
    Throwable root = Throwables.getRootCause(e);
    if (root instanceof IllegalArgumentException && !(root instanceof CelRuntimeException)) {
      return String.valueOf(root.getMessage());
    }
    String message =
        String.valueOf(e.getMessage()).replaceFirst("^evaluation error(?: at <input>:\\d+)?: ", "");
    return message
        .replaceFirst("^key '(.*)' is not present in map\\.$", "there is no `$1`")
        .replaceFirst("^Error resolving field '(.*?)'\\..*$", "there is no `$1`")
        .replaceFirst(
            "^No matching overload for function '_?(.*?)_?'\\..*$", "`$1` cannot take these types");
  }
}
