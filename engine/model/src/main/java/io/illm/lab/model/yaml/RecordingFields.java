package io.illm.lab.model.yaml;

import io.illm.lab.model.Expression;
import io.illm.lab.model.Faults;
import io.illm.lab.model.Mention;
import io.illm.lab.model.Place;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * An absent mapping. It records the fields that a reader requests and answers with empty values.
 */
final class RecordingFields extends Fields {

  private static final Place NOWHERE = Place.startOf(Path.of("schema"));

  private final String path;
  private final Pass pass;
  private final Map<String, Supplier<Shape>> requested = new LinkedHashMap<>();
  private final Set<String> required = new LinkedHashSet<>();
  private final Set<List<String>> alternatives = new LinkedHashSet<>();
  private boolean open;

  RecordingFields(String path, Pass pass) {
    this.path = path;
    this.pass = pass;
  }

  /**
   * One pass of a reader over a format.
   *
   * @param present the paths of the optional fields that count as present
   * @param questions the paths of the fields whose presence the reader tested
   */
  record Pass(Set<String> present, Set<String> questions) {

    boolean has(String path) {
      questions.add(path);
      return present.contains(path);
    }
  }

  /** Returns the shape of the requested fields. */
  Shape shape() {
    if (open) {
      return new Shape.Entries(Shape.Scalar.TEXT);
    }
    Map<String, Shape> fields = new LinkedHashMap<>();
    requested.forEach((name, shape) -> fields.put(name, shape.get()));
    return new Shape.Mapping(fields, required, alternatives);
  }

  private <T> T request(String name, Shape shape, T answer) {
    requested.putIfAbsent(name, () -> shape);
    return answer;
  }

  private <T> T require(String name, Shape shape, T answer) {
    required.add(name);
    return request(name, shape, answer);
  }

  private String below(String name) {
    return path + "/" + name;
  }

  @Override
  public Place place() {
    return NOWHERE;
  }

  @Override
  public boolean has(String name) {
    return pass.has(below(name));
  }

  @Override
  public Optional<String> oneOf(String what, List<String> names) {
    alternatives.add(List.copyOf(names));
    List<String> present = names.stream().filter(this::has).toList();
    return Optional.of(present.isEmpty() ? names.getFirst() : present.getFirst());
  }

  @Override
  public List<String> names() {
    open = true;
    return List.of();
  }

  @Override
  public Place keyPlace(String name) {
    return NOWHERE;
  }

  @Override
  public Place valuePlace(String name) {
    return NOWHERE;
  }

  @Override
  public String text(String name) {
    return require(name, Shape.Scalar.TEXT, "");
  }

  @Override
  public Optional<String> optionalText(String name) {
    return request(name, Shape.Scalar.TEXT, Optional.empty());
  }

  @Override
  public Expression expression(String name) {
    return require(name, Shape.Scalar.TEXT, new Expression("", NOWHERE));
  }

  @Override
  public void constant(String name, String expected) {
    require(name, new Shape.Word(List.of(expected)), expected);
  }

  @Override
  public String choice(String name, List<String> known, String otherwise) {
    return request(name, new Shape.Word(known), otherwise);
  }

  @Override
  public int integer(String name, int otherwise) {
    return request(name, Shape.Scalar.INTEGER, otherwise);
  }

  @Override
  public boolean flag(String name) {
    return request(name, Shape.Scalar.FLAG, false);
  }

  @Override
  public Duration duration(String name, Duration otherwise) {
    return request(name, Shape.Scalar.DURATION, otherwise);
  }

  @Override
  public List<String> texts(String name) {
    return request(name, new Shape.Items(Shape.Scalar.TEXT), List.of());
  }

  @Override
  public List<Mention> mentions(String name) {
    return request(name, new Shape.Items(Shape.Scalar.TEXT), List.of());
  }

  @Override
  public List<String> choices(String name, String what, List<String> known) {
    return request(name, new Shape.Items(new Shape.Word(known)), List.of());
  }

  @Override
  public List<String> oneOrMoreTexts(String name) {
    return request(name, Shape.Scalar.TEXTS, List.of());
  }

  @Override
  public Fields fields(String name) {
    required.add(name);
    return nestedFields(name);
  }

  @Override
  public Optional<Fields> optionalFields(String name) {
    return Optional.of(nestedFields(name));
  }

  private Fields nestedFields(String name) {
    RecordingFields fields = new RecordingFields(below(name), pass);
    requested.putIfAbsent(name, fields::shape);
    return fields;
  }

  @Override
  public <T> List<T> list(String name, Function<Fields, T> read) {
    RecordingFields item = new RecordingFields(below(name) + "/[]", pass);
    T value = read.apply(item);
    return request(name, new Shape.Items(item.shape()), List.of(value));
  }

  @Override
  public <T> Map<String, T> map(String name, BiFunction<String, Fields, T> read) {
    RecordingFields entry = new RecordingFields(below(name) + "/{}", pass);
    T value = read.apply("any", entry);
    // This shape is more precise than a request for the keys, which may have come first.
    requested.put(name, () -> new Shape.Entries(entry.shape()));
    return Map.of("any", value);
  }

  @Override
  public Faults faults() {
    return new Faults();
  }

  @Override
  public void close() {}
}
