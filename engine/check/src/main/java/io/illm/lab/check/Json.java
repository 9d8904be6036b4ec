package io.illm.lab.check;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cel.common.values.NullValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Converts between JSON and values of CEL. */
final class Json {

  static final ObjectMapper MAPPER = new ObjectMapper();

  private static final int LONGEST_EVIDENCE = 16_384;

  private Json() {}

  /** Converts JSON to a value of CEL. Whole numbers become Long, other numbers Double. */
  static Object celValue(JsonNode node) {
    return switch (node.getNodeType()) {
      case OBJECT -> map(node);
      case ARRAY -> list(node);
      case STRING -> node.textValue();
      case BOOLEAN -> node.booleanValue();
      case NUMBER -> number(node);
      case NULL, MISSING, BINARY, POJO -> NullValue.NULL_VALUE;
    };
  }

  private static Object number(JsonNode node) {
    return node.isIntegralNumber() && node.canConvertToLong()
        ? (Object) node.longValue()
        : (Object) node.doubleValue();
  }

  private static Map<String, Object> map(JsonNode node) {
    Map<String, Object> map = LinkedHashMap.newLinkedHashMap(node.size());
    node.properties().forEach(entry -> map.put(entry.getKey(), celValue(entry.getValue())));
    return map;
  }

  private static List<Object> list(JsonNode node) {
    List<Object> list = new ArrayList<>(node.size());
    node.forEach(item -> list.add(celValue(item)));
    return list;
  }

  /**
   * Returns an API object as JSON, without the fields that only the API server and kubectl use:
   * {@code managedFields} and the last applied configuration.
   */
  static ObjectNode apiObject(Object resource) {
    ObjectNode node = MAPPER.valueToTree(resource);
    if (node.get("metadata") instanceof ObjectNode metadata) {
      metadata.remove("managedFields");
      if (metadata.get("annotations") instanceof ObjectNode annotations) {
        annotations.remove("kubectl.kubernetes.io/last-applied-configuration");
      }
    }
    return node;
  }

  /** Parses a JSON object or array; empty if the text is something else. */
  static Optional<JsonNode> parse(String text) {
    String stripped = text.strip();
    if (!stripped.startsWith("{") && !stripped.startsWith("[")) {
      return Optional.empty();
    }
    try {
      return Optional.of(MAPPER.readTree(stripped));
    } catch (JsonProcessingException _) {
      return Optional.empty();
    }
  }

  /** Returns JSON as a text for the records of a run, shortened to 16,384 characters. */
  static String evidence(JsonNode node) {
    String text = node.toString();
    return text.length() <= LONGEST_EVIDENCE
        ? text
        : "%s... (%d characters more)"
            .formatted(text.substring(0, LONGEST_EVIDENCE), text.length() - LONGEST_EVIDENCE);
  }
}
