package io.illm.lab.check;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads fields of an API object that is held as maps and lists. */
record ObjectFields(Map<?, ?> map) {

  static ObjectFields of(Object value) {
    return new ObjectFields(value instanceof Map<?, ?> map ? map : Map.of());
  }

  /** The value at a path of names. */
  Optional<Object> at(String... names) {
    Optional<Object> value = Optional.of(map);
    for (String name : names) {
      value =
          value.flatMap(v -> Optional.ofNullable(v instanceof Map<?, ?> m ? m.get(name) : null));
    }
    return value;
  }

  /** A string at a path; empty where there is none. */
  String text(String... names) {
    return at(names).map(String::valueOf).orElse("");
  }

  /** A whole number at a path, with what an absent one stands for. */
  long number(long absent, String... names) {
    return at(names)
        .filter(Number.class::isInstance)
        .map(n -> ((Number) n).longValue())
        .orElse(absent);
  }

  /** The objects in a list at a path. */
  List<ObjectFields> list(String... names) {
    return at(names)
        .filter(List.class::isInstance)
        .map(list -> ((List<?>) list).stream().map(ObjectFields::of).toList())
        .orElse(List.of());
  }

  /** The entry of {@code status.conditions} of a type. */
  Optional<ObjectFields> condition(String type) {
    return list("status", "conditions").stream()
        .filter(condition -> condition.text("type").equals(type))
        .findFirst();
  }
}
