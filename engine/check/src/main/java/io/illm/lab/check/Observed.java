package io.illm.lab.check;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/**
 * What came of one look: something, nothing, or no answer. A condition is held to an answer alone,
 * so that what can't be seen neither passes a check nor violates an invariant.
 */
public sealed interface Observed {

  /** What was looked at; where it is absent or unreadable, why. */
  String description();

  /** The evidence as JSON, shortened where it is long; empty where nothing answered. */
  String json();

  /** An answer, which a condition can be held to. */
  sealed interface Answer extends Observed {

    /** The value as CEL sees it: maps, lists, strings, Long, Double, Boolean. */
    Object value();

    /** The same value as JSON. */
    JsonNode node();

    /** The variables of a condition on it. */
    default Map<String, Object> as(String variable) {
      return Map.of(variable, value());
    }

    @Override
    default String json() {
      return Json.evidence(node());
    }
  }

  /** Something that was seen. */
  record Seen(Object value, JsonNode node, String description) implements Answer {}

  /** The answer that nothing is there, with an empty value for conditions such as `size() == 0`. */
  record Absent(Object value, JsonNode node, String description) implements Answer {}

  /** No answer: the API server, the pod or the query could not be asked. */
  record Unreadable(String description) implements Observed {

    @Override
    public String json() {
      return "";
    }
  }

  /** Something that was seen. */
  static Observed of(JsonNode node, String description) {
    return new Seen(Json.celValue(node), node, description);
  }

  /** The answer that nothing is there. */
  static Observed absent(JsonNode node, String description) {
    return new Absent(Json.celValue(node), node, description);
  }
}
