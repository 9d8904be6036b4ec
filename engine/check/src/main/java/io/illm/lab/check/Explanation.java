package io.illm.lab.check;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelValidationException;
import io.illm.lab.model.Expression;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Splits a condition at its top-level {@code &&} to explain which operands fail, with their values.
 */
record Explanation(List<Conjunct> conjuncts) {

  static Explanation of(
      Expression expression, Language language, CelAbstractSyntaxTree tree, Set<String> variables) {
    try {
      List<Conjunct> parts = new ArrayList<>();
      for (String part : TopLevelAnd.split(tree, expression.text())) {
        parts.add(Conjunct.of(part, language, language.cel().compile(part).getAst(), variables));
      }
      return new Explanation(List.copyOf(parts));
    } catch (CelValidationException _) {
      // A text that can't be split is explained as a whole.
      return new Explanation(
          List.of(Conjunct.of(expression.text().strip(), language, tree, variables)));
    }
  }

  /** Returns the operands that don't hold, in one line. */
  String failing(Map<String, Object> variables) {
    return conjuncts.stream()
        .map(conjunct -> conjunct.result(variables))
        .filter(result -> !result.holds())
        .map(Conjunct.Result::sentence)
        .collect(Collectors.joining("; "));
  }

  /** Returns all operands with their results. */
  List<Clause> clauses(Map<String, Object> variables) {
    return conjuncts.stream().map(conjunct -> conjunct.clause(variables)).toList();
  }

  /** Returns all operands with their results and values, one per line. */
  String lines(Map<String, Object> variables) {
    return conjuncts.stream()
        .map(conjunct -> conjunct.result(variables).line())
        .collect(Collectors.joining("\n"));
  }

  /** Returns the values that the operands name, each once. */
  String seen(Map<String, Object> variables) {
    return conjuncts.stream()
        .map(conjunct -> conjunct.seen(variables))
        .filter(line -> !line.isEmpty())
        .distinct()
        .collect(Collectors.joining(", "));
  }
}
