package io.illm.lab.model.yaml;

import io.illm.lab.model.Expression;
import io.illm.lab.model.Fault;
import io.illm.lab.model.Faults;
import io.illm.lab.model.Mention;
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
 * A mapping that a reader reads field by field. The reader's requests also describe the format, see
 * {@link Shape#of}. The requests of a reader may therefore depend on {@link #has} and {@link
 * #oneOf}, but not on values.
 */
public abstract sealed class Fields permits ParsedFields, RecordingFields {

  /** Returns the place where the mapping begins. */
  public abstract Place place();

  /** Whether the field is present. */
  public abstract boolean has(String name);

  /** Returns every key, in the order of the file. All fields count as read then. */
  public abstract List<String> names();

  /** Returns the place of a key, or of the mapping if it has no such key. */
  public abstract Place keyPlace(String name);

  /** Returns the place of a field's value, or of the mapping if it has no such field. */
  public abstract Place valuePlace(String name);

  /** Reads a required text. */
  public abstract String text(String name);

  /** Reads an optional text. */
  public abstract Optional<String> optionalText(String name);

  /** Reads a required CEL expression. */
  public abstract Expression expression(String name);

  /** Reads a whole number. */
  public abstract int integer(String name, int otherwise);

  /** Reads {@code true} or {@code false}. */
  public abstract boolean flag(String name);

  /** Reads a duration such as {@code 90s}, {@code 2m}, {@code 1m30s} or {@code 500ms}. */
  public abstract Duration duration(String name, Duration otherwise);

  /** Reads a time limit, a duration above zero: within no time nothing can happen. */
  public final Duration limit(String name, Duration otherwise) {
    Duration limit = duration(name, otherwise);
    if (limit.isZero()) {
      fault(name, "no time is left for an answer", "write how long it may take: `10s`");
    }
    return limit;
  }

  /** Reads a list of texts, which is empty if the field is missing. */
  public abstract List<String> texts(String name);

  /** Reads a list of names with their places, which is empty if the field is missing. */
  public abstract List<Mention> mentions(String name);

  /**
   * Reads a list of known words, each once. An unknown word is a fault at its place.
   *
   * @param what what a fault calls such a word
   */
  public abstract List<String> choices(String name, String what, List<String> known);

  /** Reads a text or a list of texts. */
  public abstract List<String> oneOrMoreTexts(String name);

  /** Reads a required mapping. */
  public abstract Fields fields(String name);

  /** Reads an optional mapping. */
  public abstract Optional<Fields> optionalFields(String name);

  /** Reads a list of mappings with {@code read}; the list is empty if the field is missing. */
  public abstract <T> List<T> list(String name, Function<Fields, T> read);

  /**
   * Reads a mapping of mappings with {@code read}, which also gets the key. The result is empty if
   * the field is missing.
   */
  public abstract <T> Map<String, T> map(String name, BiFunction<String, Fields, T> read);

  /** Returns the faults, for values that are parsed further. */
  public abstract Faults faults();

  /** Ends the read and reports every field that was not requested as unknown. */
  public abstract void close();

  /**
   * Returns the one field that is present out of several, of which exactly one is allowed.
   *
   * @param what what a fault calls these fields
   * @param names the names of the fields
   * @return empty if none or more than one is present
   */
  public abstract Optional<String> oneOf(String what, List<String> names);

  /** Reads a required text that has one allowed value. */
  public abstract void constant(String name, String expected);

  /**
   * Reads one of several words.
   *
   * @param otherwise the value if the field is missing
   */
  public abstract String choice(String name, List<String> known, String otherwise);

  /** Reads a mapping of texts, which is empty if the field is missing. */
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

  /** Adds a fault at a field's value. */
  public void fault(String name, String message, String hint) {
    faults().add(Fault.at(valuePlace(name), message, hint));
  }

  /** Adds a fault at a field's key. */
  public void keyFault(String name, String message, String hint) {
    faults().add(Fault.at(keyPlace(name), message, hint));
  }

  static <T> T closing(Fields fields, Function<Fields, T> read) {
    T value = read.apply(fields);
    fields.close();
    return value;
  }
}
