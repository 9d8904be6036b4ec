package io.illm.lab.check;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.navigation.CelNavigableAst;
import dev.cel.common.navigation.CelNavigableExpr;
import io.illm.lab.model.Expression;
import io.illm.lab.model.Fault;
import io.illm.lab.model.Faults;
import io.illm.lab.model.yaml.Suggestion;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * The fields of observations that the lab itself defines. The fields of an API object or a k6
 * summary are not known in advance.
 *
 * @param variable the name of the observation's CEL variable
 */
record KnownFields(String variable) implements ExpressionScope {

  private static final Map<String, List<String>> FIELDS =
      Map.of(
          "http", List.of("status", "headers", "body", "json", "ms", "error"),
          "exec", List.of("exitCode", "stdout", "stderr", "json", "ms", "error"),
          "command", List.of("exitCode", "stdout", "stderr", "json", "ms"),
          "logs", List.of("text", "lines"),
          "promql", List.of("value", "series", "warnings"));

  @Override
  public Collection<String> variables() {
    return List.of(variable);
  }

  @Override
  public String variableNoun() {
    return "variable";
  }

  @Override
  public boolean check(CelAbstractSyntaxTree tree, Expression expression, Faults faults) {
    List<String> fields = FIELDS.getOrDefault(variable, List.of());
    if (fields.isEmpty()) {
      return true;
    }
    List<Access> unknown =
        CelNavigableAst.fromAst(tree)
            .getRoot()
            .allNodes()
            .filter(node -> Access.isVariable(node, variable))
            .flatMap(node -> Access.first(node).stream())
            .filter(access -> !fields.contains(access.name()))
            .toList();
    unknown.forEach(access -> faults.add(fault(access, tree, expression, fields)));
    return unknown.isEmpty();
  }

  private Fault fault(
      Access access, CelAbstractSyntaxTree tree, Expression expression, List<String> fields) {
    return Fault.at(
        access.place(tree, expression),
        "unknown field `%s` of %s".formatted(access.name(), variable),
        Suggestion.of(access.name(), fields, variable + " has "));
  }

  /** An access to a field of a variable: {@code variable.name} or {@code variable["name"]}. */
  record Access(CelNavigableExpr node, String name, long position) {

    static boolean isVariable(CelNavigableExpr node, String name) {
      return Path.isIdentifier(node) && node.expr().ident().name().equals(name);
    }

    static java.util.Optional<Access> first(CelNavigableExpr node) {
      return Path.stepUp(node)
          .filter(step -> step.key() instanceof String)
          .map(step -> new Access(step.node(), (String) step.key(), step.position()));
    }

    io.illm.lab.model.Place place(CelAbstractSyntaxTree tree, Expression expression) {
      return SourcePositions.of(tree, expression).placeOfName(position, name);
    }
  }
}
