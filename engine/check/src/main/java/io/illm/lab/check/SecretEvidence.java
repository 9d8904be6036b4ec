package io.illm.lab.check;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Removes the values of Secrets from evidence. Conditions are still evaluated on the values. */
final class SecretEvidence {

  private static final List<String> VALUES = List.of("data", "stringData");

  private SecretEvidence() {}

  /**
   * Returns a copy of an observation in which each value of a Secret is replaced by the Secret's
   * name and the key.
   */
  static JsonNode withoutValues(JsonNode observed) {
    if (observed instanceof ArrayNode all) {
      ArrayNode items = JsonNodeFactory.instance.arrayNode();
      all.forEach(item -> items.add(withoutValues(item)));
      return items;
    }
    return observed instanceof ObjectNode object && object.path("kind").asText("").equals("Secret")
        ? withoutValues(object.deepCopy())
        : observed;
  }

  private static ObjectNode withoutValues(ObjectNode secret) {
    String name = secret.path("metadata").path("name").asText("");
    for (String field : VALUES) {
      if (secret.get(field) instanceof ObjectNode values) {
        List<String> keys = values.properties().stream().map(entry -> entry.getKey()).toList();
        keys.forEach(key -> values.put(key, "[redacted " + name + "/" + key + "]"));
      }
    }
    if (secret.path("metadata").path("annotations") instanceof ObjectNode annotations) {
      annotations.remove("kubectl.kubernetes.io/last-applied-configuration"); // has the values, too
    }
    return secret;
  }
}
