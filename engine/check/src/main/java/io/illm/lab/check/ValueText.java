package io.illm.lab.check;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Describes the values that a condition names. */
final class ValueText {

  private static final int LONGEST = 80;
  private static final int MOST_NAMES = 8;

  /** The precision of printed numbers. More digits are hard to compare. */
  private static final MathContext DIGITS = new MathContext(6);

  private ValueText() {}

  /** Describes the value at a path, such as {@code object.status.readyReplicas is 2}. */
  static String describe(Path path, Map<String, Object> variables) {
    Optional<Object> value = path.in(variables);
    if (MeasureUse.isArgumentOf(path.end(), "ready")) {
      return value.map(v -> Readiness.of(v).reason()).orElse("there is no " + path);
    }
    if (MeasureUse.isArgumentOf(path.end(), "ratio")) {
      return value
          .map(v -> path + " has " + MeasureValues.samples(v))
          .orElse("there is no " + path);
    }
    if (path.keys().isEmpty() && value.filter(Map.class::isInstance).isPresent()) {
      return "";
    }
    return value.map(v -> path + " is " + text(v)).orElse("there is no " + path);
  }

  /** Describes a value in a few words. */
  static String text(Object value) {
    return switch (value) {
      case String s -> "\"" + cut(s.replace("\n", "\\n")) + "\"";
      case Double d when d == Math.rint(d) && Math.abs(d) < 1e15 -> Long.toString(d.longValue());
      case Double d when Double.isInfinite(d) -> d > 0 ? "infinite" : "minus infinity";
      case Double d when d.isNaN() -> "not a number";
      case Double d -> new BigDecimal(d).round(DIGITS).stripTrailingZeros().toPlainString();
      case List<?> list -> items(list);
      case Map<?, ?> map -> cut(map.toString());
      case dev.cel.common.values.NullValue _ -> "null";
      case Object other -> cut(other.toString());
    };
  }

  private static String items(List<?> list) {
    if (list.isEmpty()) {
      return "an empty list";
    }
    boolean objects = list.stream().allMatch(item -> Readiness.name(item).isPresent());
    return objects ? objects(list) : cut(list.toString());
  }

  private static String objects(List<?> list) {
    String names =
        list.stream()
            .limit(MOST_NAMES)
            .map(item -> Readiness.name(item).orElse("?") + readiness(item))
            .collect(Collectors.joining(", "));
    return "a list of %d: %s%s"
        .formatted(list.size(), names, list.size() > MOST_NAMES ? ", ..." : "");
  }

  private static String readiness(Object item) {
    Readiness readiness = Readiness.of(item);
    return readiness.ready() ? "" : " (" + readiness.reason() + ")";
  }

  private static String cut(String text) {
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "...";
  }
}
