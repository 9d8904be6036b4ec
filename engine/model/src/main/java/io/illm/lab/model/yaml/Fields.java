package io.illm.lab.model.yaml;

import io.illm.lab.model.Expression;
import io.illm.lab.model.Fault;
import io.illm.lab.model.Faults;
import io.illm.lab.model.Place;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * A mapping being read. It remembers which fields were asked for: {@link #close} reports the rest
 * as unknown. A field that is missing or of another type is noted as a fault and read as empty, so
 * that one reading finds every fault.
 */
public final class Fields {

  private final Path file;
  private final Place place;
  private final Faults faults;
  private final Map<String, Node> values = new LinkedHashMap<>();
  private final Map<String, Place> keys = new LinkedHashMap<>();
  private final Set<String> asked = new TreeSet<>();

  Fields(Path file, MappingNode mapping, Faults faults) {
    this.file = file;
    this.place = Scalars.place(file, mapping);
    this.faults = faults;
    mapping.getValue().forEach(this::take);
  }

  private Fields(Path file, Place place, Faults faults) {
    this.file = file;
    this.place = place;
    this.faults = faults;
  }

  private void take(NodeTuple tuple) {
    Place at = Scalars.place(file, tuple.getKeyNode());
    if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
      faults.add(Fault.at(at, "a key must be a word"));
      return;
    }
    if (values.putIfAbsent(key.getValue(), tuple.getValueNode()) != null) {
      Place first = keyPlace(key.getValue());
      faults.add(
          Fault.at(
              at,
              "duplicate key `" + key.getValue() + "`",
              "it stands on line " + first.line() + " already"));
      return;
    }
    keys.put(key.getValue(), at);
  }

  /** Where the mapping begins. */
  public Place place() {
    return place;
  }

  /** Whether the field is there. */
  public boolean has(String name) {
    return values.containsKey(name);
  }

  /** Every key, in the order of the file; asking counts as having read them all. */
  public List<String> names() {
    asked.addAll(values.keySet());
    return List.copyOf(values.keySet());
  }

  /** Where a key stands; the mapping's own place where there is no such key. */
  public Place keyPlace(String name) {
    return keys.getOrDefault(name, place);
  }

  /** Where a field's value stands; the mapping's own place where there is none. */
  public Place valuePlace(String name) {
    return Optional.ofNullable(values.get(name))
        .map(node -> Scalars.place(file, node))
        .orElse(place);
  }

  /** A required text. */
  public String text(String name) {
    return required(name, optionalText(name), "");
  }

  /** A text that may be missing. */
  public Optional<String> optionalText(String name) {
    return scalar(name, "a text").map(ScalarNode::getValue);
  }

  /** A required CEL expression. */
  public Expression expression(String name) {
    Optional<Expression> found =
        scalar(name, "a CEL expression")
            .map(node -> new Expression(node.getValue(), Scalars.contentPlace(file, node)));
    return required(name, found, new Expression("", keyPlace(name)));
  }

  /** A whole number. */
  public int integer(String name, int otherwise) {
    return scalar(name, "a whole number")
        .flatMap(node -> Scalars.integer(node, Scalars.place(file, node), faults))
        .orElse(otherwise);
  }

  /** {@code true} or {@code false}. */
  public boolean flag(String name) {
    return scalar(name, "true or false")
        .map(node -> Scalars.flag(node, Scalars.place(file, node), faults))
        .orElse(false);
  }

  /** A duration such as {@code 90s}, {@code 2m}, {@code 1m30s} or {@code 500ms}. */
  public Duration duration(String name, Duration otherwise) {
    return scalar(name, "a duration such as 90s")
        .flatMap(node -> Scalars.duration(node, Scalars.place(file, node), faults))
        .orElse(otherwise);
  }

  /** A list of texts; empty where it is missing. */
  public List<String> texts(String name) {
    return sequence(name).stream().map(node -> word(name, node)).flatMap(Optional::stream).toList();
  }

  /** A text, or a list of them. */
  public List<String> oneOrMoreTexts(String name) {
    return ask(name) instanceof ScalarNode one ? List.of(one.getValue()) : texts(name);
  }

  /** A mapping from words to words; empty where it is missing. */
  public Map<String, String> textMap(String name) {
    Map<String, String> map = new LinkedHashMap<>();
    optionalFields(name)
        .ifPresent(fields -> fields.names().forEach(key -> map.put(key, fields.text(key))));
    return Collections.unmodifiableMap(map);
  }

  /** A required mapping. */
  public Fields fields(String name) {
    return required(name, optionalFields(name), new Fields(file, keyPlace(name), faults));
  }

  /** A mapping that may be missing. */
  public Optional<Fields> optionalFields(String name) {
    return Optional.ofNullable(ask(name)).flatMap(node -> mapping(name, node));
  }

  /** A list of mappings, each read by {@code read}; empty where it is missing. */
  public <T> List<T> list(String name, Function<Fields, T> read) {
    List<T> items = new ArrayList<>();
    for (Node node : sequence(name)) {
      mapping(name, node).ifPresent(fields -> items.add(closing(fields, read)));
    }
    return List.copyOf(items);
  }

  /** A mapping of mappings, each read by {@code read} with its key; empty where it is missing. */
  public <T> Map<String, T> map(String name, BiFunction<String, Fields, T> read) {
    Map<String, T> items = new LinkedHashMap<>();
    optionalFields(name)
        .ifPresent(all ->
            all.names()
                .forEach(key ->
                    all.optionalFields(key)
                        .ifPresent(
                            fields -> items.put(key, closing(fields, f -> read.apply(key, f))))));
    return Collections.unmodifiableMap(items);
  }

  /** Reads a nested mapping and reports its unknown fields. */
  public <T> T nested(String name, Function<Fields, T> read) {
    return closing(fields(name), read);
  }

  /** Notes a fault at a field's value. */
  public void fault(String name, String message, String hint) {
    faults.add(Fault.at(valuePlace(name), message, hint));
  }

  /** Notes a fault at a field's key. */
  public void keyFault(String name, String message, String hint) {
    faults.add(Fault.at(keyPlace(name), message, hint));
  }

  /** Where faults are noted, for values that are read further. */
  public Faults faults() {
    return faults;
  }

  /** Ends the reading: every field that nobody asked for is unknown. */
  public void close() {
    for (String name : values.keySet()) {
      if (!asked.contains(name)) {
        faults.add(
            Fault.at(keyPlace(name), "unknown field `" + name + "`", Suggestion.of(name, asked)));
      }
    }
  }

  private static <T> T closing(Fields fields, Function<Fields, T> read) {
    T value = read.apply(fields);
    fields.close();
    return value;
  }

  private <T> T required(String name, Optional<T> value, T placeholder) {
    if (value.isEmpty() && !has(name)) {
      faults.add(Fault.at(place, "missing field `" + name + "`"));
    }
    return value.orElse(placeholder);
  }

  private @Nullable Node ask(String name) {
    asked.add(name);
    return values.get(name);
  }

  private Optional<ScalarNode> scalar(String name, String expected) {
    Node node = ask(name);
    if (node == null) {
      return Optional.empty();
    }
    if (node instanceof ScalarNode scalar && !scalar.getValue().isBlank()) {
      return Optional.of(scalar);
    }
    faults.add(Fault.at(valuePlace(name), "`" + name + "` must be " + expected));
    return Optional.empty();
  }

  private Optional<String> word(String name, Node node) {
    if (node instanceof ScalarNode scalar) {
      return Optional.of(scalar.getValue());
    }
    faults.add(Fault.at(Scalars.place(file, node), "`" + name + "` must be a list of texts"));
    return Optional.empty();
  }

  private List<Node> sequence(String name) {
    Node node = ask(name);
    if (node == null) {
      return List.of();
    }
    if (node instanceof SequenceNode sequence) {
      return sequence.getValue();
    }
    faults.add(Fault.at(valuePlace(name), "`" + name + "` must be a list"));
    return List.of();
  }

  private Optional<Fields> mapping(String name, Node node) {
    if (node instanceof MappingNode mapping) {
      return Optional.of(new Fields(file, mapping, faults));
    }
    faults.add(Fault.at(Scalars.place(file, node), "`" + name + "` must be a mapping of fields"));
    return Optional.empty();
  }
}
