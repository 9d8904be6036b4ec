package io.illm.lab.check;

import io.illm.lab.model.run.StudyResult.Summary;
import io.illm.lab.model.statistics.PairedRatio;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The values of measures in the form for CEL: a map of statistics for each measure of each variant.
 * All statistics are doubles. An unknown statistic is missing, so that no condition on it is true.
 */
final class MeasureValues {

  /** The key of the samples, for {@code ratio}. Criteria can't name it. */
  private static final String SAMPLES = "samples";

  /** The key that marks measures with exchanged bounds. Criteria can't name it. */
  private static final String EXCHANGED = "exchanged";

  private MeasureValues() {}

  /** Returns the statistics of one measure. */
  static Map<String, Object> of(Summary summary, List<Double> samples) {
    Map<String, Object> map = new HashMap<>();
    map.put(SAMPLES, List.copyOf(samples));
    map.put("n", (double) summary.n());
    put(map, "min", summary.min());
    put(map, "median", summary.median());
    put(map, "mean", summary.mean());
    put(map, "max", summary.max());
    put(map, "p95", summary.p95());
    put(map, "lo", summary.lo());
    put(map, "hi", summary.hi());
    return map;
  }

  /** Returns the variables of a criterion with the bounds of all intervals exchanged. */
  static Map<String, Object> exchanged(Map<String, Object> variables) {
    Map<String, Object> result = new HashMap<>();
    variables.forEach((variant, measures) -> {
      Map<String, Object> exchanged = new HashMap<>();
      map(measures)
          .forEach((name, measure) -> exchanged.put(String.valueOf(name), exchange(map(measure))));
      result.put(variant, exchanged);
    });
    return result;
  }

  private static Map<String, Object> exchange(Map<?, ?> measure) {
    Map<String, Object> result = new HashMap<>();
    measure.forEach((name, value) ->
        result.put(
            switch (String.valueOf(name)) {
              case "lo" -> "hi";
              case "hi" -> "lo";
              case String other -> other;
            },
            value));
    result.put(EXCHANGED, true);
    return result;
  }

  /** Implements the function {@code ratio} of two measures. */
  static Map<String, Object> ratio(Object a, Object b) {
    PairedRatio ratio = PairedRatio.of(samples(a), samples(b));
    PairedRatio seen = map(a).containsKey(EXCHANGED) ? ratio.exchanged() : ratio;
    Map<String, Object> map = new HashMap<>(Map.of("n", (double) seen.n()));
    put(map, "median", seen.median());
    put(map, "lo", seen.lo());
    put(map, "hi", seen.hi());
    return map;
  }

  /** Returns the samples of a measure, in the order of the trials. */
  static List<Double> samples(Object measure) {
    if (map(measure).get(SAMPLES) instanceof List<?> list) {
      return list.stream().map(Double.class::cast).toList();
    }
    throw new IllegalArgumentException(
        "ratio takes two measures, such as ratio(a.p99_ms, b.p99_ms)");
  }

  private static void put(Map<String, Object> map, String name, double value) {
    if (!Double.isNaN(value)) {
      map.put(name, value);
    }
  }

  private static Map<?, ?> map(Object value) {
    return value instanceof Map<?, ?> map ? map : Map.of();
  }
}
