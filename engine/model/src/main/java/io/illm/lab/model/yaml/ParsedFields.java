package io.illm.lab.model.yaml;

import io.illm.lab.model.Expression;
import io.illm.lab.model.Fault;
import io.illm.lab.model.Faults;
import io.illm.lab.model.Mention;
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
 * A mapping in a file. It records the requested fields, and {@link #close} reports the others as
 * unknown. A field that is missing or has another type is a fault and is read as empty, so that one
 * read finds every fault.
 */
final class ParsedFields extends Fields {

  private final Path file;
  private final Place place;
  private final Faults faults;
  private final Map<String, Node> values = new LinkedHashMap<>();
  private final Map<String, Place> keys = new LinkedHashMap<>();
  private final Set<String> requested = new TreeSet<>();

  ParsedFields(Path file, MappingNode mapping, Faults faults) {
    this.file = file;
    this.place = Scalars.place(file, mapping);
    this.faults = faults;
    mapping.getValue().forEach(this::add);
  }

  private ParsedFields(Path file, Place place, Faults faults) {
    this.file = file;
    this.place = place;
    this.faults = faults;
  }

  private void add(NodeTuple tuple) {
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
              "its first occurrence is on line " + first.line()));
      return;
    }
    keys.put(key.getValue(), at);
  }

  @Override
  public Place place() {
    return place;
  }

  @Override
  public boolean has(String name) {
    return values.containsKey(name);
  }

  @Override
  public List<String> names() {
    requested.addAll(values.keySet());
    return List.copyOf(values.keySet());
  }

  @Override
  public Place keyPlace(String name) {
    return keys.getOrDefault(name, place);
  }

  @Override
  public Place valuePlace(String name) {
    return Optional.ofNullable(values.get(name))
        .map(node -> Scalars.place(file, node))
        .orElse(place);
  }

  @Override
  public String text(String name) {
    return required(name, optionalText(name), "");
  }

  @Override
  public Optional<String> optionalText(String name) {
    return scalar(name, "a text").map(ScalarNode::getValue);
  }

  @Override
  public Expression expression(String name) {
    Optional<Expression> found =
        scalar(name, "a CEL expression")
            .map(node -> new Expression(node.getValue(), Scalars.contentPlace(file, node)));
    return required(name, found, new Expression("", keyPlace(name)));
  }

  @Override
  public int integer(String name, int otherwise) {
    return scalar(name, "a whole number")
        .flatMap(node -> Scalars.integer(node, Scalars.place(file, node), faults))
        .orElse(otherwise);
  }

  @Override
  public boolean flag(String name) {
    return scalar(name, "true or false")
        .map(node -> Scalars.flag(node, Scalars.place(file, node), faults))
        .orElse(false);
  }

  @Override
  public Duration duration(String name, Duration otherwise) {
    return scalar(name, "a duration such as 90s")
        .flatMap(node -> Scalars.duration(node, Scalars.place(file, node), faults))
        .orElse(otherwise);
  }

  @Override
  public List<String> texts(String name) {
    return mentions(name).stream().map(Mention::name).toList();
  }

  @Override
  public List<Mention> mentions(String name) {
    return sequence(name).stream().flatMap(node -> mention(name, node).stream()).toList();
  }

  @Override
  public List<String> choices(String name, String what, List<String> known) {
    List<Mention> found = mentions(name);
    found.stream()
        .filter(word -> !known.contains(word.name()))
        .map(word ->
            Fault.at(
                word.place(),
                "unknown " + what + " `" + word + "`",
                Suggestion.of(word.name(), known)))
        .forEach(faults::add);
    return found.stream().map(Mention::name).filter(known::contains).distinct().toList();
  }

  @Override
  public List<String> oneOrMoreTexts(String name) {
    return request(name) instanceof ScalarNode one ? List.of(one.getValue()) : texts(name);
  }

  @Override
  public Fields fields(String name) {
    return required(name, optionalFields(name), new ParsedFields(file, keyPlace(name), faults));
  }

  @Override
  public Optional<Fields> optionalFields(String name) {
    return Optional.ofNullable(request(name)).flatMap(node -> mapping(name, node));
  }

  @Override
  public <T> List<T> list(String name, Function<Fields, T> read) {
    List<T> items = new ArrayList<>();
    for (Node node : sequence(name)) {
      mapping(name, node).ifPresent(fields -> items.add(closing(fields, read)));
    }
    return List.copyOf(items);
  }

  @Override
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

  @Override
  public Faults faults() {
    return faults;
  }

  @Override
  public void close() {
    for (String name : values.keySet()) {
      if (!requested.contains(name)) {
        faults.add(
            Fault.at(
                keyPlace(name), "unknown field `" + name + "`", Suggestion.of(name, requested)));
      }
    }
  }

  @Override
  public Optional<String> oneOf(String what, List<String> names) {
    List<String> found = names.stream().filter(this::has).toList();
    if (found.size() == 1) {
      return Optional.of(found.getFirst());
    }
    requested.addAll(found);
    faults.add(
        Fault.at(
            place,
            found.isEmpty()
                ? "found no " + what
                : "found the " + what + "s " + String.join(" and ", found) + ", expected one",
            Suggestion.of("", names)));
    return Optional.empty();
  }

  @Override
  public void constant(String name, String expected) {
    String found = text(name);
    if (has(name) && !found.equals(expected)) {
      fault(name, "found %s `%s`, expected `%s`".formatted(name, found, expected), "correct it");
    }
  }

  @Override
  public String choice(String name, List<String> known, String otherwise) {
    String found = optionalText(name).orElse(otherwise);
    if (!known.contains(found)) {
      fault(
          name, "found `%s` as `%s`".formatted(found, name), "known: " + String.join(", ", known));
      return otherwise;
    }
    return found;
  }

  private <T> T required(String name, Optional<T> value, T placeholder) {
    if (value.isEmpty() && !has(name)) {
      faults.add(Fault.at(place, "missing field `" + name + "`"));
    }
    return value.orElse(placeholder);
  }

  private @Nullable Node request(String name) {
    requested.add(name);
    return values.get(name);
  }

  private Optional<ScalarNode> scalar(String name, String expected) {
    Node node = request(name);
    if (node == null) {
      return Optional.empty();
    }
    if (node instanceof ScalarNode scalar && !scalar.getValue().isBlank()) {
      return Optional.of(scalar);
    }
    faults.add(Fault.at(valuePlace(name), "`" + name + "` must be " + expected));
    return Optional.empty();
  }

  private Optional<Mention> mention(String name, Node node) {
    if (node instanceof ScalarNode scalar) {
      return Optional.of(new Mention(scalar.getValue(), Scalars.place(file, node)));
    }
    faults.add(Fault.at(Scalars.place(file, node), "`" + name + "` must be a list of texts"));
    return Optional.empty();
  }

  private List<Node> sequence(String name) {
    Node node = request(name);
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
      return Optional.of(new ParsedFields(file, mapping, faults));
    }
    faults.add(Fault.at(Scalars.place(file, node), "`" + name + "` must be a mapping of fields"));
    return Optional.empty();
  }
}
