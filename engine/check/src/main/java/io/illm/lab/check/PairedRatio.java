package io.illm.lab.check;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The ratios of two measures' samples, trial by trial, with the 95 % confidence interval of their
 * median.
 *
 * @param ratios sorted
 */
record PairedRatio(List<Double> ratios) {

  static final List<String> STATISTICS = List.of("n", "median", "lo", "hi");

  /** Pairs that a 95 % interval of a median takes at least. */
  static final int FEWEST = 6;

  private static final double CONFIDENCE = 0.95;

  /** Pairs two measures by trial; a pair in which either is missing is left out. */
  static PairedRatio of(Object a, Object b) {
    List<?> above = samples(a);
    List<?> below = samples(b);
    List<Double> ratios = new ArrayList<>();
    for (int i = 0; i < Math.min(above.size(), below.size()); i++) {
      double ratio = number(above.get(i)) / number(below.get(i));
      if (Double.isFinite(ratio)) {
        ratios.add(ratio);
      }
    }
    Collections.sort(ratios);
    return new PairedRatio(List.copyOf(ratios));
  }

  private static List<?> samples(Object measure) {
    if (measure instanceof Map<?, ?> map && map.get("samples") instanceof List<?> list) {
      return list;
    }
    throw new IllegalArgumentException(
        "ratio takes two measures, such as ratio(a.p99_ms, b.p99_ms)");
  }

  private static double number(Object sample) {
    return sample instanceof Number number ? number.doubleValue() : Double.NaN;
  }

  double median() {
    int n = ratios.size();
    return n == 0 ? Double.NaN : (ratios.get((n - 1) / 2) + ratios.get(n / 2)) / 2;
  }

  double lo() {
    return bound(rank());
  }

  double hi() {
    return bound(ratios.size() - 1 - rank());
  }

  private double bound(int index) {
    return rank() < 0 ? Double.NaN : ratios.get(index);
  }

  /**
   * The order statistic that bounds the median from below: the median lies outside the k-th
   * smallest and largest with the probability of k or fewer heads in n tosses, twice. Fewer than 6
   * pairs give no such interval (-1).
   */
  private int rank() {
    int n = ratios.size();
    double tail = 0;
    double chance = Math.pow(0.5, n);
    int rank = -1;
    for (int k = 0; k < n; k++) {
      tail += chance;
      if (2 * tail > 1 - CONFIDENCE) {
        return rank;
      }
      rank = k;
      chance = chance * (n - k) / (k + 1);
    }
    return rank;
  }

  /** What CEL sees: a statistic that the pairs don't allow is missing. */
  Map<String, Object> toMap() {
    Map<String, Object> map = new HashMap<>(Map.of("n", (long) ratios.size()));
    Map.of("median", median(), "lo", lo(), "hi", hi())
        .forEach((name, value) ->
            Optional.of(value).filter(Double::isFinite).ifPresent(v -> map.put(name, v)));
    return map;
  }
}
