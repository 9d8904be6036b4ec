package io.illm.lab.check;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Takes the values of Secrets out of what is kept as evidence; conditions still see them. */
final class SecretEvidence {

  private static final List<String> VALUES = List.of("data", "stringData");

  private SecretEvidence() {}

  /** The same observation, each value of a Secret replaced by its name and key. */
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
      annotations.remove("kubectl.kubernetes.io/last-applied-configuration"); // has them again
    }
    return secret;
  }
}
