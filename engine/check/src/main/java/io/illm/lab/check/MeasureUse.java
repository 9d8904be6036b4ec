package io.illm.lab.check;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.ast.CelExpr.ExprKind;
import dev.cel.common.navigation.CelNavigableAst;
import dev.cel.common.navigation.CelNavigableExpr;
import java.util.List;
import java.util.Set;

/**
 * A measure that a criterion is about.
 *
 * @param variant the arm
 * @param measure its measure
 */
record MeasureUse(String variant, String measure) {

  /** What criteria see of a measure. */
  static final List<String> STATISTICS =
      List.of("n", "min", "median", "mean", "max", "p95", "lo", "hi");

  /** The measures that an expression names, each once. */
  static List<MeasureUse> in(CelAbstractSyntaxTree tree, Set<String> variants) {
    return CelNavigableAst.fromAst(tree)
        .getRoot()
        .allNodes()
        .filter(Path::isIdentifier)
        .map(Path::from)
        .filter(path -> variants.contains(path.variable()) && !path.keys().isEmpty())
        .map(path -> new MeasureUse(path.variable(), String.valueOf(path.keys().getFirst())))
        .distinct()
        .toList();
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
