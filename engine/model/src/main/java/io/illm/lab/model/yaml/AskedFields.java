package io.illm.lab.model.yaml;

import io.illm.lab.model.Expression;
import io.illm.lab.model.Faults;
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

/** A mapping that isn't there: it notes what it is asked for, and gives empty answers. */
final class AskedFields extends Fields {

  private static final Place NOWHERE = Place.startOf(Path.of("schema"));

  private final String path;
  private final Pass pass;
  private final Map<String, Supplier<Shape>> asked = new LinkedHashMap<>();
  private final Set<String> required = new LinkedHashSet<>();
  private final Set<List<String>> alternatives = new LinkedHashSet<>();
  private boolean open;

  AskedFields(String path, Pass pass) {
    this.path = path;
    this.pass = pass;
  }

  /**
   * One reading of a format.
   *
   * @param present the paths of the optional fields that it pretends are there
   * @param questions the paths of the fields of which it was asked whether they are there
   */
  record Pass(Set<String> present, Set<String> questions) {

    boolean has(String path) {
      questions.add(path);
      return present.contains(path);
    }
  }

  /** What was asked for. */
  Shape shape() {
    if (open) {
      return new Shape.Entries(Shape.Scalar.TEXT);
    }
    Map<String, Shape> fields = new LinkedHashMap<>();
    asked.forEach((name, shape) -> fields.put(name, shape.get()));
    return new Shape.Mapping(fields, required, alternatives);
  }

  private <T> T note(String name, Shape shape, T answer) {
    asked.putIfAbsent(name, () -> shape);
    return answer;
  }

  private <T> T need(String name, Shape shape, T answer) {
    required.add(name);
    return note(name, shape, answer);
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
    return need(name, Shape.Scalar.TEXT, "");
  }

  @Override
  public Optional<String> optionalText(String name) {
    return note(name, Shape.Scalar.TEXT, Optional.empty());
  }

  @Override
  public Expression expression(String name) {
    return need(name, Shape.Scalar.TEXT, new Expression("", NOWHERE));
  }

  @Override
  public void constant(String name, String expected) {
    need(name, new Shape.Word(List.of(expected)), expected);
  }

  @Override
  public String choice(String name, List<String> known, String otherwise) {
    return note(name, new Shape.Word(known), otherwise);
  }

  @Override
  public int integer(String name, int otherwise) {
    return note(name, Shape.Scalar.INTEGER, otherwise);
  }

  @Override
  public boolean flag(String name) {
    return note(name, Shape.Scalar.FLAG, false);
  }

  @Override
  public Duration duration(String name, Duration otherwise) {
    return note(name, Shape.Scalar.DURATION, otherwise);
  }

  @Override
  public List<String> texts(String name) {
    return note(name, new Shape.Items(Shape.Scalar.TEXT), List.of());
  }

  @Override
  public List<String> oneOrMoreTexts(String name) {
    return note(name, Shape.Scalar.TEXTS, List.of());
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
    AskedFields fields = new AskedFields(below(name), pass);
    asked.putIfAbsent(name, fields::shape);
    return fields;
  }

  @Override
  public <T> List<T> list(String name, Function<Fields, T> read) {
    AskedFields item = new AskedFields(below(name) + "/[]", pass);
    T value = read.apply(item);
    return note(name, new Shape.Items(item.shape()), List.of(value));
  }

  @Override
  public <T> Map<String, T> map(String name, BiFunction<String, Fields, T> read) {
    AskedFields entry = new AskedFields(below(name) + "/{}", pass);
    T value = read.apply("any", entry);
    // Says more than that the keys were asked for, which a reader may have done before.
    asked.put(name, () -> new Shape.Entries(entry.shape()));
    return Map.of("any", value);
  }

  @Override
  public Faults faults() {
    return new Faults();
  }

  @Override
  public void close() {}
}
