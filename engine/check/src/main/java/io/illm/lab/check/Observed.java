package io.illm.lab.check;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/**
 * The result of one observation: something, nothing, or no answer. A condition is evaluated only on
 * an answer. So an observation without an answer neither passes a check nor violates an invariant.
 */
public sealed interface Observed {

  /** Returns the observed thing in words; if it is absent or unreadable, the reason. */
  String description();

  /**
   * Returns the observed value as JSON, shortened if it is long; an empty text if there was no
   * answer.
   */
  String json();

  /** An answer, on which a condition can be evaluated. */
  sealed interface Answer extends Observed {

    /** Returns the value for CEL: maps, lists, strings, Long, Double, Boolean. */
    Object value();

    /** Returns the same value as JSON. */
    JsonNode node();

    /** Returns the variables for a condition on this value. */
    default Map<String, Object> as(String variable) {
      return Map.of(variable, value());
    }

    @Override
    default String json() {
      return Json.evidence(SecretEvidence.withoutValues(node()));
    }
  }

  /** An existing thing. */
  record Seen(Object value, JsonNode node, String description) implements Answer {}

  /** The answer that nothing is there, with an empty value for conditions such as `size() == 0`. */
  record Absent(Object value, JsonNode node, String description) implements Answer {}

  /** No answer, because the API server, the pod or Prometheus did not respond. */
  record Unreadable(String description) implements Observed {

    @Override
    public String json() {
      return "";
    }
  }

  /** Returns the observation of an existing thing. */
  static Observed of(JsonNode node, String description) {
    return new Seen(Json.celValue(node), node, description);
  }

  /** Returns the answer that nothing is there. */
  static Observed absent(JsonNode node, String description) {
    return new Absent(Json.celValue(node), node, description);
  }
}
