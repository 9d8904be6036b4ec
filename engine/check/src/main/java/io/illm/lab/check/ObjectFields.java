package io.illm.lab.check;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the fields of an API object that is stored as maps and lists. */
record ObjectFields(Map<?, ?> map) {

  static ObjectFields of(Object value) {
    return new ObjectFields(value instanceof Map<?, ?> map ? map : Map.of());
  }

  /** Returns the value at a path of field names. */
  Optional<Object> at(String... names) {
    Optional<Object> value = Optional.of(map);
    for (String name : names) {
      value =
          value.flatMap(v -> Optional.ofNullable(v instanceof Map<?, ?> m ? m.get(name) : null));
    }
    return value;
  }

  /** Returns the value at a path as a text; an empty text if there is none. */
  String text(String... names) {
    return at(names).map(String::valueOf).orElse("");
  }

  /** Returns the whole number at a path, or {@code absent} if there is none. */
  long number(long absent, String... names) {
    return at(names)
        .filter(Number.class::isInstance)
        .map(n -> ((Number) n).longValue())
        .orElse(absent);
  }

  /** Returns the objects in the list at a path. */
  List<ObjectFields> list(String... names) {
    return at(names)
        .filter(List.class::isInstance)
        .map(list -> ((List<?>) list).stream().map(ObjectFields::of).toList())
        .orElse(List.of());
  }

  /** Returns the entry of {@code status.conditions} with a type. */
  Optional<ObjectFields> condition(String type) {
    return list("status", "conditions").stream()
        .filter(condition -> condition.text("type").equals(type))
        .findFirst();
  }
}
