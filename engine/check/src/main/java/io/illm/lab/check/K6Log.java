package io.illm.lab.check;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.illm.lab.check.K6Results.Sample;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Parses the output of a load Job's results container. It has a line {@code {"summary": ...}}, a
 * line {@code UNIX_MILLIS,DURATION_MS,STATUS} for each request, and a line {@code
 * dropped_iterations,UNIX_MILLIS,COUNT} for dropped iterations.
 */
final class K6Log {

  private static final Pattern SAMPLE = Pattern.compile("(\\d+)(?:\\.\\d+)?,([0-9.eE+-]+),(\\d+)");
  private static final String DROPPED = "dropped_iterations";
  private static final Pattern DROP =
      Pattern.compile(DROPPED + ",[^,]*,(\\d+)(?:\\.\\d+)?(?:,.*)?");

  private K6Log() {}

  static Optional<K6Results> parse(String log) {
    return metrics(log)
        .map(metrics -> new K6Results(statistics(metrics), samples(log), dropped(metrics, log)));
  }

  /**
   * Returns the number of dropped iterations, from the printed lines or, if the Job prints none,
   * from the summary.
   */
  private static long dropped(JsonNode metrics, String log) {
    long printed =
        log.lines()
            .map(DROP::matcher)
            .filter(Matcher::matches)
            .mapToLong(line -> Long.parseLong(line.group(1)))
            .sum();
    return Math.max(printed, metrics.path(DROPPED).path("count").asLong());
  }

  /**
   * Returns the metrics of the summary, each reduced to its statistics; empty if there is no
   * summary.
   */
  static Optional<JsonNode> metrics(String log) {
    return log.lines()
        .filter(line -> line.startsWith("{"))
        .findFirst()
        .flatMap(Json::parse)
        .filter(json -> json.has("summary"))
        .map(json -> json.path("summary"))
        .map(summary -> summary.has("metrics") ? summary.path("metrics") : summary)
        .map(K6Log::statisticsAlone);
  }

  /**
   * Reduces each metric to its statistics. k6 writes them to the field {@code values}, beside type
   * and thresholds. Older summaries have the statistics directly in the metric.
   */
  private static JsonNode statisticsAlone(JsonNode metrics) {
    ObjectNode node = Json.MAPPER.createObjectNode();
    metrics
        .properties()
        .forEach(metric -> {
          JsonNode values = metric.getValue().path("values");
          node.set(metric.getKey(), values.isObject() ? values : metric.getValue());
        });
    return node;
  }

  private static Map<String, Map<String, Double>> statistics(JsonNode metrics) {
    Map<String, Map<String, Double>> summary = new LinkedHashMap<>();
    metrics
        .properties()
        .forEach(metric -> summary.put(metric.getKey(), numbers(metric.getValue())));
    return summary;
  }

  private static Map<String, Double> numbers(JsonNode values) {
    Map<String, Double> numbers = new LinkedHashMap<>();
    values.properties().stream()
        .filter(value -> value.getValue().isNumber())
        .forEach(value -> numbers.put(value.getKey(), value.getValue().doubleValue()));
    return numbers;
  }

  private static List<Sample> samples(String log) {
    return log.lines()
        .map(SAMPLE::matcher)
        .filter(Matcher::matches)
        .map(line ->
            new Sample(
                Long.parseLong(line.group(1)),
                Double.parseDouble(line.group(2)),
                Integer.parseInt(line.group(3))))
        .sorted(Comparator.comparingLong(Sample::unixMillis))
        .toList();
  }
}
