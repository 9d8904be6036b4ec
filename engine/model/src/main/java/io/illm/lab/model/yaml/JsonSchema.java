package io.illm.lab.model.yaml;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.List;

/**
 * Writes a shape as JSON Schema, for editors. A valid file may still have faults: only {@code lab
 * lint} checks the relations between its parts.
 */
public final class JsonSchema {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private JsonSchema() {}

  /**
   * Returns the text of a schema.
   *
   * @param title what it describes
   * @param shape the shape of the whole document
   */
  public static String of(String title, Shape shape) {
    ObjectNode schema = JSON.objectNode();
    schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
    schema.put("title", title);
    schema.setAll(node(shape));
    var lines = new DefaultIndenter("  ", "\n");
    var printer = new DefaultPrettyPrinter().withObjectIndenter(lines);
    try {
      return new ObjectMapper().writer(printer).writeValueAsString(schema);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree is always JSON", e);
    }
  }

  private static ObjectNode node(Shape shape) {
    return switch (shape) {
      case Shape.Scalar scalar -> scalar(scalar);
      case Shape.Word word ->
          word.known().size() == 1
              ? JSON.objectNode().put("const", word.known().getFirst())
              : JSON.objectNode().set("enum", texts(word.known()));
      case Shape.Items items ->
          JSON.objectNode().put("type", "array").set("items", node(items.item()));
      case Shape.Entries entries ->
          JSON.objectNode()
              .put("type", "object")
              .set("additionalProperties", node(entries.value()));
      case Shape.Mapping mapping -> mapping(mapping);
    };
  }

  private static ObjectNode scalar(Shape.Scalar scalar) {
    ObjectNode node = JSON.objectNode();
    return switch (scalar) {
      case TEXT -> node.set("type", texts(List.of("string", "number", "boolean")));
      case TEXTS -> {
        ArrayNode either = node.putArray("anyOf");
        either.add(scalar(Shape.Scalar.TEXT)).add(node(new Shape.Items(Shape.Scalar.TEXT)));
        yield node;
      }
      case INTEGER -> node.put("type", "integer");
      case FLAG -> node.put("type", "boolean");
      case DURATION -> node.put("type", "string").put("pattern", "^" + Scalars.DURATION + "$");
    };
  }

  private static ObjectNode mapping(Shape.Mapping mapping) {
    ObjectNode node = JSON.objectNode().put("type", "object");
    ObjectNode properties = node.putObject("properties");
    mapping.fields().forEach((name, shape) -> properties.set(name, node(shape)));
    node.put("additionalProperties", false);
    if (!mapping.required().isEmpty()) {
      node.set("required", texts(mapping.required()));
    }
    mapping.alternatives().forEach(names -> node.withArray("allOf").add(exactlyOne(names)));
    return node;
  }

  private static ObjectNode exactlyOne(List<String> names) {
    ObjectNode node = JSON.objectNode();
    ArrayNode either = node.putArray("oneOf");
    names.forEach(name -> either.addObject().set("required", texts(List.of(name))));
    return node;
  }

  private static ArrayNode texts(Collection<String> texts) {
    ArrayNode array = JSON.arrayNode();
    texts.forEach(array::add);
    return array;
  }
}
