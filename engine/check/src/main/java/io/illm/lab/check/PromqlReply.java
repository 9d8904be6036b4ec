package io.illm.lab.check;

import com.fasterxml.jackson.databind.JsonNode;
import io.illm.lab.check.PromqlAnswer.Sample;
import io.illm.lab.check.PromqlAnswer.Series;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Parses the JSON of Prometheus' HTTP API. */
final class PromqlReply {

  private PromqlReply() {}

  static PromqlAnswer read(int status, String body) {
    JsonNode reply = Json.parse(body).orElseGet(Json.MAPPER::createObjectNode);
    return switch (reply.path("status").asText("")) {
      case "success" ->
          new PromqlAnswer.Found(series(reply.path("data")), texts(reply.path("warnings")));
      case "error" ->
          new PromqlAnswer.Refused("Prometheus refuses the query: " + reply.path("error").asText());
      // The reply of the API server's proxy if Prometheus does not respond.
      default -> new PromqlAnswer.Refused("no Prometheus answers: " + words(status, reply, body));
    };
  }

  private static String words(int status, JsonNode reply, String body) {
    String message = reply.path("message").asText(body.strip());
    return message.isEmpty() ? "HTTP status " + status : message;
  }

  private static List<Series> series(JsonNode data) {
    JsonNode result = data.path("result");
    return switch (data.path("resultType").asText("")) {
      case "scalar" -> List.of(new Series(Map.of(), List.of(sample(result))));
      case "vector", "matrix" -> {
        List<Series> all = new ArrayList<>();
        result.forEach(one -> all.add(new Series(labels(one.path("metric")), samples(one))));
        yield List.copyOf(all);
      }
      default -> List.of();
    };
  }

  /**
   * Returns the samples of a series. A native histogram has buckets and no value, so it has no
   * sample.
   */
  private static List<Sample> samples(JsonNode one) {
    if (one.has("value")) {
      return List.of(sample(one.path("value")));
    }
    List<Sample> samples = new ArrayList<>();
    one.path("values").forEach(pair -> samples.add(sample(pair)));
    return List.copyOf(samples);
  }

  /** Parses {@code [seconds, "value"]}. */
  private static Sample sample(JsonNode pair) {
    BigDecimal seconds = new BigDecimal(pair.path(0).asText("0"));
    return new Sample(
        Instant.ofEpochMilli(seconds.movePointRight(3).longValue()),
        number(pair.path(1).asText("NaN")));
  }

  private static double number(String text) {
    return switch (text) {
      case "+Inf" -> Double.POSITIVE_INFINITY;
      case "-Inf" -> Double.NEGATIVE_INFINITY;
      default -> Double.parseDouble(text);
    };
  }

  private static Map<String, String> labels(JsonNode metric) {
    Map<String, String> labels = new LinkedHashMap<>();
    metric.properties().forEach(label -> labels.put(label.getKey(), label.getValue().asText()));
    return Map.copyOf(labels);
  }

  private static List<String> texts(JsonNode array) {
    List<String> texts = new ArrayList<>();
    array.forEach(text -> texts.add(text.asText()));
    return List.copyOf(texts);
  }
}
