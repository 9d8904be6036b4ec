package io.illm.lab.check;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr.ExprKind;
import dev.cel.common.navigation.CelNavigableAst;
import dev.cel.common.navigation.CelNavigableExpr;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Finds the measures for which a criterion claims that something never happened. These are the
 * measures whose {@code max} it compares with a number from 0 to 1, such as {@code
 * drained.failed.max == 0} or {@code 1 > drained.failed.max}.
 */
final class NoneClaim {

  private static final Set<String> COMPARISONS =
      Set.of("_==_", "_!=_", "_<_", "_<=_", "_>_", "_>=_");

  private NoneClaim() {}

  /** Returns the measures, each once. The claim applies only if the measured {@code max} is 0. */
  static List<MeasureUse> in(CelAbstractSyntaxTree tree, Set<String> variants) {
    return CelNavigableAst.fromAst(tree)
        .getRoot()
        .allNodes()
        .filter(node -> COMPARISONS.stream().anyMatch(name -> MeasureUse.isCall(node, name)))
        .filter(node -> node.children().anyMatch(NoneClaim::isZeroToOne))
        .flatMap(node -> MeasureUse.in(node, variants).stream())
        .filter(use -> use.statistic().equals("max"))
        .distinct()
        .toList();
  }

  private static boolean isZeroToOne(CelNavigableExpr node) {
    return node.getKind() == ExprKind.Kind.CONSTANT
        && number(node.expr().constant()).anyMatch(value -> value >= 0 && value <= 1);
  }

  private static Stream<Double> number(CelConstant constant) {
    return switch (constant.getKind()) {
      case INT64_VALUE -> Stream.of((double) constant.int64Value());
      case UINT64_VALUE -> Stream.of(constant.uint64Value().doubleValue());
      case DOUBLE_VALUE -> Stream.of(constant.doubleValue());
      case NOT_SET,
          NULL_VALUE,
          BOOLEAN_VALUE,
          STRING_VALUE,
          BYTES_VALUE,
          DURATION_VALUE,
          TIMESTAMP_VALUE ->
          Stream.empty();
    };
  }
}
