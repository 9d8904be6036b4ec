package io.illm.lab.check;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.navigation.CelNavigableAst;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * One operand of a condition's top-level {@code &&}, compiled.
 *
 * @param text the operand as written
 * @param program the program that evaluates it
 * @param paths the values that it names
 */
record Conjunct(String text, CelRuntime.Program program, List<Path> paths) {

  static Conjunct of(
      String text, Language language, CelAbstractSyntaxTree tree, Set<String> variables) {
    List<Path> paths =
        CelNavigableAst.fromAst(tree)
            .getRoot()
            .allNodes()
            .filter(Path::isIdentifier)
            .filter(node -> variables.contains(node.expr().ident().name()))
            .map(Path::from)
            .toList();
    return new Conjunct(text, Conditions.program(language.cel(), tree), paths);
  }

  /**
   * The result of an operand.
   *
   * @param holds whether it is true
   * @param text the operand as written
   * @param seen the values that it names, or CEL's error message
   */
  record Result(boolean holds, String text, String seen) {

    /** Returns the result as a sentence: the operand and the values. */
    String sentence() {
      return "`%s` %s%s".formatted(text, word(), seen.isEmpty() ? "" : ": " + seen);
    }

    /** Returns the result as a line of a list. */
    String line() {
      return "%-13s  %s%s".formatted(word(), text, seen.isEmpty() ? "" : "  (" + seen + ")");
    }

    private String word() {
      return holds ? "holds" : "does not hold";
    }
  }

  Result result(Map<String, Object> variables) {
    String seen = seen(variables);
    try {
      return new Result(Boolean.TRUE.equals(program.eval(variables)), text, seen);
    } catch (CelEvaluationException e) {
      boolean told = CompiledCondition.missing(e) && !seen.isEmpty();
      String error = told ? seen : CelFaults.plain(e) + (seen.isEmpty() ? "" : ", " + seen);
      return new Result(false, text, error);
    }
  }

  /** Returns the result without the values. */
  Clause clause(Map<String, Object> variables) {
    try {
      boolean holds = Boolean.TRUE.equals(program.eval(variables));
      return new Clause(text, holds ? Clause.State.TRUE : Clause.State.FALSE);
    } catch (CelEvaluationException e) {
      boolean missing = CompiledCondition.missing(e);
      return new Clause(text, missing ? Clause.State.FIELD_MISSING : Clause.State.NOT_COMPUTED);
    }
  }

  String seen(Map<String, Object> variables) {
    return paths.stream()
        .map(path -> ValueText.describe(path, variables))
        .filter(line -> !line.isEmpty())
        .distinct()
        .collect(Collectors.joining(", "));
  }
}
