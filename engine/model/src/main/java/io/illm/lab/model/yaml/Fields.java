package io.illm.lab.model.yaml;

import io.illm.lab.model.Expression;
import io.illm.lab.model.Fault;
import io.illm.lab.model.Faults;
import io.illm.lab.model.Place;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * A mapping being read, field by field. A reader asks for what may be there; what it asks is at the
 * same time the description of the format, see {@link Shape#of}. So a reader must not depend on
 * values for what it asks next, but on {@link #has} and {@link #oneOf} alone.
 */
public abstract sealed class Fields permits ReadFields, AskedFields {

  /** Where the mapping begins. */
  public abstract Place place();

  /** Whether the field is there. */
  public abstract boolean has(String name);

  /** Every key, in the order of the file; asking counts as having read them all. */
  public abstract List<String> names();

  /** Where a key stands; the mapping's own place where there is no such key. */
  public abstract Place keyPlace(String name);

  /** Where a field's value stands; the mapping's own place where there is none. */
  public abstract Place valuePlace(String name);

  /** A required text. */
  public abstract String text(String name);

  /** A text that may be missing. */
  public abstract Optional<String> optionalText(String name);

  /** A required CEL expression. */
  public abstract Expression expression(String name);

  /** A whole number. */
  public abstract int integer(String name, int otherwise);

  /** {@code true} or {@code false}. */
  public abstract boolean flag(String name);

  /** A duration such as {@code 90s}, {@code 2m}, {@code 1m30s} or {@code 500ms}. */
  public abstract Duration duration(String name, Duration otherwise);

  /** A list of texts; empty where it is missing. */
  public abstract List<String> texts(String name);

  /** A text, or a list of them. */
  public abstract List<String> oneOrMoreTexts(String name);

  /** A required mapping. */
  public abstract Fields fields(String name);

  /** A mapping that may be missing. */
  public abstract Optional<Fields> optionalFields(String name);

  /** A list of mappings, each read by {@code read}; empty where it is missing. */
  public abstract <T> List<T> list(String name, Function<Fields, T> read);

  /** A mapping of mappings, each read by {@code read} with its key; empty where it is missing. */
  public abstract <T> Map<String, T> map(String name, BiFunction<String, Fields, T> read);

  /** Where faults are noted, for values that are read further. */
  public abstract Faults faults();

  /** Ends the reading: every field that nobody asked for is unknown. */
  public abstract void close();

  /**
   * Which one of several fields is there, where there must be exactly one.
   *
   * @param what they are, as a fault calls them
   * @param names of the fields
   * @return empty where there is none, or more than one
   */
  public abstract Optional<String> oneOf(String what, List<String> names);

  /** A required text that can't be another. */
  public abstract void constant(String name, String expected);

  /**
   * A word out of several.
   *
   * @param otherwise where it is missing
   */
  public abstract String choice(String name, List<String> known, String otherwise);

  /** A mapping from words to words; empty where it is missing. */
  public Map<String, String> textMap(String name) {
    Map<String, String> map = new LinkedHashMap<>();
    optionalFields(name)
        .ifPresent(fields -> fields.names().forEach(key -> map.put(key, fields.text(key))));
    return Collections.unmodifiableMap(map);
  }

  /** Reads a nested mapping and reports its unknown fields. */
  public <T> T nested(String name, Function<Fields, T> read) {
    return closing(fields(name), read);
  }

  /** Notes a fault at a field's value. */
  public void fault(String name, String message, String hint) {
    faults().add(Fault.at(valuePlace(name), message, hint));
  }

  /** Notes a fault at a field's key. */
  public void keyFault(String name, String message, String hint) {
    faults().add(Fault.at(keyPlace(name), message, hint));
  }

  static <T> T closing(Fields fields, Function<Fields, T> read) {
    T value = read.apply(fields);
    fields.close();
    return value;
  }
}
