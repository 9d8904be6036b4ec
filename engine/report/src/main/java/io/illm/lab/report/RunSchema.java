package io.illm.lab.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.illm.lab.model.run.Run;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Writes the JSON Schema of {@code run.json}, which follows from the records of a run. */
public final class RunSchema {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private RunSchema() {}

  /**
   * Returns the text of the schema.
   *
   * @param title what it describes
   */
  public static String of(String title) {
    ObjectNode schema = JSON.objectNode();
    schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
    schema.put("title", title);
    schema.setAll(record(Run.class));
    ObjectNode fields = (ObjectNode) schema.get("properties");
    fields.putObject("version").put("const", RunJson.VERSION);
    ((ArrayNode) schema.get("required")).add("version");
    ((ObjectNode) fields.get("schema")).put("const", Run.SCHEMA);
    return RunJson.pretty(schema).strip();
  }

  private static ObjectNode record(Class<?> type) {
    ObjectNode schema = ofType("object");
    ObjectNode properties = schema.putObject("properties");
    ArrayNode required = schema.putArray("required");
    for (RecordComponent component : type.getRecordComponents()) {
      properties.set(component.getName(), schema(component.getGenericType()));
      required.add(component.getName());
    }
    return schema;
  }

  private static ObjectNode schema(Type type) {
    return switch (type) {
      case ParameterizedType generic -> generic(generic);
      case Class<?> plain when plain.isRecord() -> record(plain);
      case Class<?> plain when plain.isEnum() -> words(plain);
      case Class<?> plain -> scalar(plain);
      default -> throw new IllegalArgumentException("no schema for " + type);
    };
  }

  private static ObjectNode generic(ParameterizedType type) {
    Type last = type.getActualTypeArguments()[type.getActualTypeArguments().length - 1];
    if (type.getRawType() == Optional.class) {
      ObjectNode either = JSON.objectNode();
      either.putArray("anyOf").add(schema(last)).add(ofType("null"));
      return either;
    }
    if (type.getRawType() == List.class) {
      return ofType("array").set("items", schema(last));
    }
    if (type.getRawType() == Map.class) {
      return ofType("object").set("additionalProperties", schema(last));
    }
    throw new IllegalArgumentException("no schema for " + type);
  }

  private static ObjectNode words(Class<?> type) {
    ObjectNode schema = JSON.objectNode();
    ArrayNode words = schema.putArray("enum");
    for (Object constant : type.getEnumConstants()) {
      words.add(constant.toString().toLowerCase(Locale.ROOT));
    }
    return schema;
  }

  private static ObjectNode scalar(Class<?> type) {
    if (type == String.class) {
      return ofType("string");
    }
    if (type == boolean.class) {
      return ofType("boolean");
    }
    if (type == int.class || type == long.class) {
      return ofType("integer");
    }
    if (type == Instant.class) {
      return ofType("string").put("format", "date-time");
    }
    if (type == Duration.class) {
      return ofType("number");
    }
    if (type == double.class || type == Double.class) {
      return number();
    }
    throw new IllegalArgumentException("no schema for " + type);
  }

  /** JSON has no word for these numbers, so that they are written as strings. */
  private static ObjectNode number() {
    ObjectNode schema = JSON.objectNode();
    ArrayNode either = schema.putArray("anyOf");
    either.add(ofType("number"));
    either.addObject().putArray("enum").add("NaN").add("Infinity").add("-Infinity");
    return schema;
  }

  private static ObjectNode ofType(String type) {
    return JSON.objectNode().put("type", type);
  }
}
