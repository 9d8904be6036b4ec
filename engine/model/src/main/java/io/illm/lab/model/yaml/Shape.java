package io.illm.lab.model.yaml;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** The allowed values of a field. */
public sealed interface Shape {

  /** A single value. */
  enum Scalar implements Shape {
    /** Any scalar, because YAML doesn't distinguish numbers from texts. */
    TEXT,
    /** A text or a list of texts. */
    TEXTS,
    INTEGER,
    FLAG,
    DURATION
  }

  /** One of several words. */
  record Word(List<String> known) implements Shape {}

  /** A list. */
  record Items(Shape item) implements Shape {}

  /** A mapping with keys that the author chooses. */
  record Entries(Shape value) implements Shape {}

  /**
   * A mapping with keys that the format defines.
   *
   * @param fields by name, in the order in which they are read
   * @param required the fields that are always present
   * @param alternatives sets of fields of which exactly one is present
   */
  record Mapping(Map<String, Shape> fields, Set<String> required, Set<List<String>> alternatives)
      implements Shape {}

  /**
   * Returns the shape of a reader's format. It lets the reader read absent files: first one without
   * optional fields, then one for each field whose presence the reader tested.
   */
  static Shape of(Consumer<Fields> reader) {
    Set<String> tried = new HashSet<>();
    Deque<String> open = new ArrayDeque<>();
    Shape shape = read(reader, "", tried, open);
    while (!open.isEmpty()) {
      shape = merged(shape, read(reader, open.poll(), tried, open));
    }
    return shape;
  }

  private static Shape read(
      Consumer<Fields> reader, String present, Set<String> tried, Deque<String> open) {
    var pass = new RecordingFields.Pass(withParents(present), new LinkedHashSet<>());
    RecordingFields fields = new RecordingFields("", pass);
    reader.accept(fields);
    pass.questions().stream().filter(tried::add).forEach(open::add);
    return fields.shape();
  }

  private static Set<String> withParents(String path) {
    Set<String> paths = new HashSet<>();
    for (int end = path.length(); end > 0; end = path.lastIndexOf('/', end - 1)) {
      paths.add(path.substring(0, end));
    }
    return paths;
  }

  /** Returns a shape that allows the values of both shapes. */
  private static Shape merged(Shape one, Shape other) {
    return switch (one) {
      case Items items when other instanceof Items more ->
          new Items(merged(items.item(), more.item()));
      case Entries entries when other instanceof Entries more ->
          new Entries(merged(entries.value(), more.value()));
      case Mapping mapping when other instanceof Mapping more -> merged(mapping, more);
      case Scalar _, Word _, Items _, Entries _, Mapping _ -> one;
    };
  }

  private static Mapping merged(Mapping one, Mapping other) {
    Map<String, Shape> fields = new LinkedHashMap<>(one.fields());
    other.fields().forEach((name, shape) -> fields.merge(name, shape, Shape::merged));
    Set<String> required = new LinkedHashSet<>(one.required());
    required.retainAll(other.required());
    Set<List<String>> alternatives = new LinkedHashSet<>(one.alternatives());
    alternatives.retainAll(other.alternatives());
    return new Mapping(fields, required, alternatives);
  }
}
