package io.illm.lab.check;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.ast.CelExpr.ExprKind;
import dev.cel.common.navigation.CelNavigableAst;
import dev.cel.common.navigation.CelNavigableExpr;
import io.illm.lab.model.Expression;
import io.illm.lab.model.Fault;
import io.illm.lab.model.Faults;
import io.illm.lab.model.yaml.Suggestion;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The variants and measures that a study's criteria may name.
 *
 * @param known the measures of each variant, by the variant's name
 */
record KnownMeasures(Map<String, Set<String>> known) implements ExpressionScope {

  @Override
  public Collection<String> variables() {
    return known.keySet();
  }

  @Override
  public String variableNoun() {
    return "variant";
  }

  @Override
  public boolean check(CelAbstractSyntaxTree tree, Expression expression, Faults faults) {
    SourcePositions offsets = SourcePositions.of(tree, expression);
    List<Fault> found =
        CelNavigableAst.fromAst(tree)
            .getRoot()
            .allNodes()
            .flatMap(node -> fault(node, offsets).stream())
            .toList();
    faults.addAll(found);
    return found.isEmpty();
  }

  private Optional<Fault> fault(CelNavigableExpr node, SourcePositions offsets) {
    if (MeasureUse.isCall(node, "ratio")) {
      return wrongStatistic(node, "a ratio", MeasureUse.OF_RATIOS, offsets);
    }
    if (Path.isIdentifier(node) && known.containsKey(node.expr().ident().name())) {
      return faultOfVariant(node, offsets);
    }
    return Optional.empty();
  }

  private Optional<Fault> faultOfVariant(CelNavigableExpr node, SourcePositions offsets) {
    String variant = node.expr().ident().name();
    Set<String> measures = known.getOrDefault(variant, Set.of());
    Optional<Path.Step> measure = Path.stepUp(node);
    if (measure.isEmpty()) {
      return Optional.of(
          Fault.at(
              offsets.placeOfName(node.id(), variant),
              "`%s` is a variant, not a number".formatted(variant),
              "name a measure and its statistic, such as `%s.%s.median`"
                  .formatted(variant, measures.stream().findFirst().orElse("MEASURE"))));
    }
    String name = String.valueOf(measure.get().key());
    if (!measures.contains(name)) {
      return Optional.of(
          Fault.at(
              offsets.placeOfName(measure.get().position(), name),
              "unknown measure `%s`".formatted(name),
              Suggestion.of(name, measures, "this study has ")));
    }
    return MeasureUse.isArgumentOf(measure.get().node(), "ratio")
        ? Optional.empty()
        : wrongStatistic(
            measure.get().node(), variant + "." + name, MeasureUse.STATISTICS, offsets);
  }

  private static Optional<Fault> wrongStatistic(
      CelNavigableExpr node, String what, List<String> statistics, SourcePositions offsets) {
    Optional<Path.Step> statistic = Path.stepUp(node);
    if (statistic.isEmpty()) {
      return Optional.of(
          Fault.at(
              offsets.placeOf(startOf(node, offsets)),
              "%s is a distribution, not a number".formatted(what),
              "take a statistic of it: " + String.join(", ", statistics)));
    }
    String name = String.valueOf(statistic.get().key());
    return statistics.contains(name)
        ? Optional.empty()
        : Optional.of(
            Fault.at(
                offsets.placeOfName(statistic.get().position(), name),
                "unknown statistic `%s`".formatted(name),
                Suggestion.of(name, statistics, what + " has ")));
  }

  /**
   * Returns the offset of an expression's first character. CEL's position of a call is that of its
   * bracket.
   */
  private static int startOf(CelNavigableExpr node, SourcePositions offsets) {
    int own = offsets.byId().getOrDefault(node.id(), 0);
    return node.getKind() == ExprKind.Kind.CALL
        ? Math.max(0, own - node.expr().call().function().length())
        : own - startBefore(node, own, offsets);
  }

  private static int startBefore(CelNavigableExpr node, int own, SourcePositions offsets) {
    return own
        - node.allNodes().mapToInt(n -> offsets.byId().getOrDefault(n.id(), own)).min().orElse(own);
  }
}
