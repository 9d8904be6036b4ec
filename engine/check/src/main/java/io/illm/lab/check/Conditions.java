package io.illm.lab.check;

import dev.cel.bundle.Cel;
import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelValidationException;
import dev.cel.common.types.CelKind;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import io.illm.lab.model.Broken;
import io.illm.lab.model.Expression;
import io.illm.lab.model.Fault;
import io.illm.lab.model.Faults;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Compiles CEL conditions. An error becomes a fault at the position of the wrong token. Then the
 * returned condition never holds.
 */
public final class Conditions {

  private final Map<Set<String>, Language> languages = new HashMap<>();
  private final boolean evaluated;

  /** Compiles conditions that can be evaluated. */
  public Conditions() {
    this(true);
  }

  private Conditions(boolean evaluated) {
    this.evaluated = evaluated;
  }

  /** Returns a compiler that only finds faults, in half the time. Its conditions never hold. */
  public static Conditions onlyChecked() {
    return new Conditions(false);
  }

  private Language language(Set<String> variables) {
    return languages.computeIfAbsent(variables, Language::of);
  }

  /**
   * Compiles a condition on an observation.
   *
   * @param expression the expression as written
   * @param variable the name of the observation's CEL variable, see {@link
   *     io.illm.lab.model.experiment.Observation#variable()}
   * @param faults receives the faults
   */
  public Condition compile(Expression expression, String variable, Faults faults) {
    Language language = language(Set.of(variable));
    return compile(expression, language, new KnownFields(variable), faults)
        .filter(_ -> evaluated)
        .map(ast -> condition(expression, language, ast, Set.of(variable)))
        .orElseGet(() -> new BrokenCondition(expression));
  }

  /**
   * Compiles a study's criterion.
   *
   * @param expression the expression as written
   * @param known the measures of each variant, by the variant's name
   * @param faults receives the faults, including unknown variants, measures and statistics
   */
  public Condition compileCriterion(
      Expression expression, Map<String, Set<String>> known, Faults faults) {
    Language language = language(known.keySet());
    return compile(expression, language, new KnownMeasures(known), faults)
        .filter(_ -> evaluated)
        .map(ast -> criterion(expression, language, ast, known.keySet()))
        .orElseGet(() -> new BrokenCondition(expression));
  }

  /**
   * Compiles an expression that computes a measure's number.
   *
   * @param expression the expression as written
   * @param variable the name of the observation's CEL variable
   * @param faults receives the faults
   */
  public Value compileNumber(Expression expression, String variable, Faults faults) {
    Language language = language(Set.of(variable));
    Optional<CelAbstractSyntaxTree> tree =
        parse(expression, language, new KnownFields(variable), faults)
            .filter(ast -> mayBe(ast, "a number", NumberValue.KINDS, expression, faults));
    return tree.<Value>map(ast -> new NumberValue(program(language.cel(), ast)))
        .orElseGet(() -> _ -> new Value.Reading.Missing("the expression does not compile"));
  }

  private static Optional<CelAbstractSyntaxTree> compile(
      Expression expression, Language language, ExpressionScope names, Faults faults) {
    return parse(expression, language, names, faults)
        .filter(ast -> mayBe(ast, "true or false", Set.of(CelKind.BOOL), expression, faults));
  }

  private static Optional<CelAbstractSyntaxTree> parse(
      Expression expression, Language language, ExpressionScope names, Faults faults) {
    try {
      CelAbstractSyntaxTree tree = language.cel().compile(expression.text()).getAst();
      return names.check(tree, expression, faults) ? Optional.of(tree) : Optional.empty();
    } catch (CelValidationException e) {
      new CelFaults(expression, names).addAll(e.getErrors(), faults);
      return Optional.empty();
    }
  }

  private static boolean mayBe(
      CelAbstractSyntaxTree tree,
      String wanted,
      Set<CelKind> kinds,
      Expression expression,
      Faults faults) {
    CelKind kind = tree.getResultType().kind();
    if (kind == CelKind.DYN || kinds.contains(kind)) {
      return true;
    }
    faults.add(
        Fault.at(
            expression.place(),
            "the expression gives %s, not %s".formatted(tree.getResultType().name(), wanted),
            "compare it with something, such as `%s == ...`".formatted(expression.text())));
    return false;
  }

  private static Condition condition(
      Expression expression, Language language, CelAbstractSyntaxTree tree, Set<String> variables) {
    return new CompiledCondition(
        expression,
        program(language.cel(), tree),
        Explanation.of(expression, language, tree, variables));
  }

  private static Condition criterion(
      Expression expression, Language language, CelAbstractSyntaxTree tree, Set<String> variants) {
    return new MeasuredCondition(
        condition(expression, language, tree, variants),
        MeasureUse.in(tree, variants),
        NoneClaim.in(tree, variants));
  }

  static CelRuntime.Program program(Cel cel, CelAbstractSyntaxTree tree) {
    try {
      return cel.createProgram(tree);
    } catch (CelEvaluationException e) {
      throw new Broken("a condition that compiled cannot be planned", e);
    }
  }
}
