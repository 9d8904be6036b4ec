package io.illm.lab.check;

import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.ExprKind;
import dev.cel.common.navigation.CelNavigableExpr;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A path to a value, with constant keys only, such as {@code object.status.conditions[0].type}.
 *
 * @param variable the variable at its start
 * @param keys the field names (String) and indices (Long), in order
 * @param end the node of the last key in the expression
 */
record Path(String variable, List<Object> keys, CelNavigableExpr end) {

  /**
   * One key of a path.
   *
   * @param node the expression that accesses it
   * @param key the key: a String or a Long
   * @param position the id of the expression whose position is that of the key
   */
  record Step(CelNavigableExpr node, Object key, long position) {}

  static boolean isIdentifier(CelNavigableExpr node) {
    return node.getKind() == ExprKind.Kind.IDENT;
  }

  /** Returns the longest path that starts at a variable. */
  static Path from(CelNavigableExpr variable) {
    List<Object> keys = new ArrayList<>();
    CelNavigableExpr end = variable;
    for (Optional<Step> up = stepUp(end); up.isPresent(); up = stepUp(end)) {
      keys.add(up.get().key());
      end = up.get().node();
    }
    return new Path(variable.expr().ident().name(), List.copyOf(keys), end);
  }

  /**
   * Returns the constant key by which the parent accesses a node's value; empty if there is none.
   */
  static Optional<Step> stepUp(CelNavigableExpr node) {
    return node.parent().flatMap(parent -> stepInto(parent, node.id()));
  }

  private static Optional<Step> stepInto(CelNavigableExpr parent, long operand) {
    CelExpr expr = parent.expr();
    if (parent.getKind() == ExprKind.Kind.SELECT && expr.select().operand().id() == operand) {
      return Optional.of(new Step(parent, expr.select().field(), expr.id()));
    }
    if (parent.getKind() == ExprKind.Kind.CALL && isIndex(expr, operand)) {
      CelExpr key = expr.call().args().get(1);
      return constant(key).map(value -> new Step(parent, value, key.id()));
    }
    return Optional.empty();
  }

  private static boolean isIndex(CelExpr expr, long operand) {
    List<CelExpr> arguments = expr.call().args();
    return List.of("_[_]", "_?._", "_[?_]").contains(expr.call().function())
        && arguments.size() == 2
        && arguments.get(0).id() == operand;
  }

  private static Optional<Object> constant(CelExpr key) {
    if (key.exprKind().getKind() != ExprKind.Kind.CONSTANT) {
      return Optional.empty();
    }
    CelConstant value = key.constant();
    return switch (value.getKind()) {
      case STRING_VALUE -> Optional.of(value.stringValue());
      case INT64_VALUE -> Optional.of(value.int64Value());
      case NOT_SET,
          NULL_VALUE,
          BOOLEAN_VALUE,
          UINT64_VALUE,
          DOUBLE_VALUE,
          BYTES_VALUE,
          DURATION_VALUE,
          TIMESTAMP_VALUE ->
          Optional.empty();
    };
  }

  /** Returns the value at this path; empty if a key is missing. */
  Optional<Object> in(Map<String, Object> variables) {
    Optional<Object> value = Optional.ofNullable(variables.get(variable));
    for (Object key : keys) {
      value = value.flatMap(within -> valueAt(within, key));
    }
    return value;
  }

  private static Optional<Object> valueAt(Object within, Object key) {
    return switch (within) {
      case Map<?, ?> map -> Optional.ofNullable(map.get(key));
      case List<?> list when key instanceof Long index && index >= 0 && index < list.size() ->
          Optional.of(list.get(index.intValue()));
      case Object _ -> Optional.empty();
    };
  }

  @Override
  public String toString() {
    return variable + keys.stream().map(Path::keyText).collect(Collectors.joining());
  }

  private static String keyText(Object key) {
    return switch (key) {
      case String name when name.matches("[A-Za-z_][A-Za-z0-9_]*") -> "." + name;
      case String name -> "[\"" + name + "\"]";
      case Object index -> "[" + index + "]";
    };
  }
}
