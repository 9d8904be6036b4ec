package io.illm.lab.check;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.ast.CelExpr.ExprKind;
import dev.cel.common.navigation.CelNavigableAst;
import dev.cel.common.navigation.CelNavigableExpr;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A use of a measure in a criterion.
 *
 * @param variant the variant
 * @param measure the measure
 * @param statistic the statistic of the measure, or of the ratio that has the measure as an
 *     argument
 */
record MeasureUse(String variant, String measure, String statistic) {

  /** The statistics of a measure. */
  static final List<String> STATISTICS =
      List.of("n", "min", "median", "mean", "max", "p95", "lo", "hi");

  /** The statistics of a ratio of two measures. */
  static final List<String> OF_RATIOS = List.of("n", "median", "lo", "hi");

  private static final Set<String> BOUNDS = Set.of("lo", "hi");

  /** Returns the uses of measures in an expression, each once. */
  static List<MeasureUse> in(CelAbstractSyntaxTree tree, Set<String> variants) {
    return in(CelNavigableAst.fromAst(tree).getRoot(), variants);
  }

  /** Returns the uses of measures in a part of an expression, each once. */
  static List<MeasureUse> in(CelNavigableExpr part, Set<String> variants) {
    return part.allNodes()
        .filter(Path::isIdentifier)
        .map(Path::from)
        .filter(path -> variants.contains(path.variable()) && !path.keys().isEmpty())
        .map(MeasureUse::of)
        .distinct()
        .toList();
  }

  private static MeasureUse of(Path path) {
    String measure = String.valueOf(path.keys().getFirst());
    Optional<Object> statistic =
        path.keys().size() > 1
            ? Optional.of(path.keys().get(1))
            : path.end().parent().flatMap(Path::stepUp).map(Path.Step::key);
    return new MeasureUse(
        path.variable(), measure, statistic.map(String::valueOf).orElse("median"));
  }

  /** Returns true if the statistic is a bound of an interval. */
  boolean ofBound() {
    return BOUNDS.contains(statistic);
  }

  static boolean isCall(CelNavigableExpr node, String function) {
    return node.getKind() == ExprKind.Kind.CALL && node.expr().call().function().equals(function);
  }

  static boolean isArgumentOf(CelNavigableExpr node, String function) {
    return node.parent().filter(parent -> isCall(parent, function)).isPresent();
  }

  @Override
  public String toString() {
    return variant + "." + measure;
  }
}
