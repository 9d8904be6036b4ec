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

/** What the value of a field may be. */
public sealed interface Shape {

  /** A single value. */
  enum Scalar implements Shape {
    /** Any scalar, for YAML tells no number from a text. */
    TEXT,
    /** A text, or a list of them. */
    TEXTS,
    INTEGER,
    FLAG,
    DURATION
  }

  /** One of several words. */
  record Word(List<String> known) implements Shape {}

  /** A list. */
  record Items(Shape item) implements Shape {}

  /** A mapping whose keys are the author's. */
  record Entries(Shape value) implements Shape {}

  /**
   * A mapping whose keys are the format's.
   *
   * @param fields by name, in the order in which they are read
   * @param required those that are always there
   * @param alternatives sets of fields of which exactly one is there
   */
  record Mapping(Map<String, Shape> fields, Set<String> required, Set<List<String>> alternatives)
      implements Shape {}

  /**
   * The shape of what a reader reads, found by letting it read files that aren't there: first one
   * with no optional field, then one for each field of which it asked whether it is there.
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
    var pass = new AskedFields.Pass(withParents(present), new LinkedHashSet<>());
    AskedFields fields = new AskedFields("", pass);
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

  /** What holds values of both shapes. */
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
