package io.illm.lab.check;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/**
 * What an observation saw.
 *
 * @param value as CEL sees it: maps, lists, strings, Long, Double, Boolean
 * @param present whether there was anything to look at; where not, the value is empty
 * @param node the same as JSON
 * @param description what was looked at, and where it is absent, why
 */
public record Observed(Object value, boolean present, JsonNode node, String description) {

  /** Something that was seen. */
  static Observed of(JsonNode node, String description) {
    return new Observed(Json.celValue(node), true, node, description);
  }

  /** Something that isn't there, with a value that conditions can still be held to. */
  static Observed absent(JsonNode node, String description) {
    return new Observed(Json.celValue(node), false, node, description);
  }

  /** The evidence: the value as JSON, shortened where it is long, without values of Secrets. */
  public String json() {
    return Json.evidence(SecretEvidence.withoutValues(node));
  }

  /** The variables of a condition on it. */
  public Map<String, Object> as(String variable) {
    return Map.of(variable, value);
  }
}
