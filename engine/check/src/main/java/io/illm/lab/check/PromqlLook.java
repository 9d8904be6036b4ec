package io.illm.lab.check;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.illm.lab.check.PromqlAnswer.Series;
import io.illm.lab.model.experiment.Observation.Promql;
import java.util.List;
import java.util.Optional;

/**
 * Observes the current answer of Prometheus to a query. The observation has the series and, if
 * there is only one, its value.
 */
record PromqlLook(Prometheus prometheus) {

  Observed look(Promql promql) {
    String query = promql.query().strip();
    return seen(query, prometheus.now(query));
  }

  static Observed seen(String query, PromqlAnswer answer) {
    return switch (answer) {
      case PromqlAnswer.Refused refused -> new Observed.Unreadable(refused.because());
      case PromqlAnswer.Found found when found.series().isEmpty() ->
          Observed.absent(node(found), "Prometheus has nothing for `" + query + "`");
      case PromqlAnswer.Found found when isRange(found.series()) ->
          Observed.absent(
              node(found), "`" + query + "` is a range, which has many values: take a rate of it");
      case PromqlAnswer.Found found -> Observed.of(node(found), query);
    };
  }

  private static boolean isRange(List<Series> series) {
    return series.stream().anyMatch(one -> one.samples().size() > 1);
  }

  private static ObjectNode node(PromqlAnswer.Found found) {
    ObjectNode node = Json.MAPPER.createObjectNode();
    ArrayNode all = node.putArray("series");
    found.series().forEach(one -> all.add(node(one)));
    found.warnings().forEach(node.putArray("warnings")::add);
    if (all.size() == 1 && all.path(0).has("value")) {
      node.set("value", all.path(0).path("value"));
    }
    return node;
  }

  private static ObjectNode node(Series one) {
    ObjectNode node = Json.MAPPER.createObjectNode();
    ObjectNode labels = node.putObject("labels");
    one.labels().forEach(labels::put);
    number(one).ifPresent(value -> node.put("value", value));
    return node;
  }

  /**
   * Returns the value of a series; empty if it is NaN, because CEL would treat NaN as greater than
   * all numbers.
   */
  private static Optional<Double> number(Series one) {
    return one.samples().size() == 1
        ? Optional.of(one.samples().getFirst().value()).filter(value -> !value.isNaN())
        : Optional.empty();
  }
}
