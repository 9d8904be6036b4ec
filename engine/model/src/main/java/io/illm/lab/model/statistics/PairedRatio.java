package io.illm.lab.model.statistics;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The ratio of two measures, pair by pair: {@code a[i] / b[i]}. Pairs keep what two trials of one
 * block have in common out of the ratio.
 *
 * <p>A division by zero is an infinite ratio and counts. Two zeros could stand for any ratio.
 * Therefore such a pair counts as the smallest ratio for {@code lo} and as the largest for {@code
 * hi}, and the median is NaN where it depends on such pairs.
 *
 * @param n how many pairs there are
 * @param median the middle ratio; may be infinite; NaN without pairs
 * @param lo lower bound of the median's 95 % confidence interval, see {@link SignTest}; NaN below
 *     six pairs
 * @param hi upper bound of it
 */
public record PairedRatio(int n, double median, double lo, double hi) {

  /**
   * Computes the ratio.
   *
   * @param a the numerators; NaN where a sample is missing, which leaves its pair out
   * @param b the denominators, as many
   */
  public static PairedRatio of(List<Double> a, List<Double> b) {
    if (a.size() != b.size()) {
      throw new IllegalArgumentException(
          "a paired ratio needs as many samples on both sides, found %d and %d"
              .formatted(a.size(), b.size()));
    }
    double[] smallest = sorted(a, b, Double.NEGATIVE_INFINITY);
    double[] largest = sorted(a, b, Double.POSITIVE_INFINITY);
    double median = median(smallest);
    return new PairedRatio(
        smallest.length,
        median == median(largest) ? median : Double.NaN,
        SignTest.lower(smallest),
        SignTest.upper(largest));
  }

  /** The same ratio with each bound in the place of the other. */
  public PairedRatio exchanged() {
    return new PairedRatio(n, median, hi, lo);
  }

  private static double[] sorted(List<Double> a, List<Double> b, double ofZeros) {
    double[] ratios =
        IntStream.range(0, a.size())
            .filter(i -> !a.get(i).isNaN() && !b.get(i).isNaN())
            .mapToDouble(i -> ratio(a.get(i), b.get(i), ofZeros))
            .toArray();
    Arrays.sort(ratios);
    return ratios;
  }

  /** Adding 0.0 makes a negative zero positive, so that its sign decides nothing. */
  private static double ratio(double a, double b, double ofZeros) {
    return a == 0 && b == 0 ? ofZeros : a / (b + 0.0);
  }

  private static double median(double[] sorted) {
    int n = sorted.length;
    return n == 0 ? Double.NaN : (sorted[(n - 1) / 2] + sorted[n / 2]) / 2;
  }
}
