package io.illm.lab.report;

import static java.lang.Double.NaN;

import io.illm.lab.model.run.StudyResult.Summary;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.statistics.descriptive.Mean;
import org.apache.commons.statistics.descriptive.Quantile;
import org.apache.commons.statistics.descriptive.Quantile.EstimationMethod;
import org.apache.commons.statistics.distribution.BetaDistribution;
import org.apache.commons.statistics.distribution.BinomialDistribution;

/**
 * The statistics of trials: few samples, no assumption about their distribution.
 *
 * <p>Intervals of a median are those of the sign test: the k-th smallest and the k-th largest
 * sample, with the largest k for which a binomial variable of n fair tosses is below k with a
 * probability of at most 2.5 %. See W. J. Conover, <i>Practical Nonparametric Statistics</i>, 3rd
 * ed. 1999, section 3.2; H. A. David and H. N. Nagaraja, <i>Order Statistics</i>, 3rd ed. 2003,
 * section 7.1.
 */
public final class Statistics {

  private static final double CONFIDENCE = 0.95;

  private Statistics() {}

  /**
   * The distribution of samples, with a 95 % confidence interval of their median.
   *
   * <p>Below six samples no order statistics cover the median with 95 %; the interval is then the
   * widest there is, smallest to largest, and covers it with {@link #coverage} only: 50 % for two,
   * 75 % for three, 87.5 % for four, 93.75 % for five. The 95th percentile is interpolated as R and
   * NumPy do (Hyndman and Fan's type 7). Without samples everything but {@code n} is NaN, so that
   * no comparison with it is true.
   *
   * @param samples in any order
   */
  public static Summary summarise(List<Double> samples) {
    int n = samples.size();
    if (n == 0) {
      return new Summary(0, NaN, NaN, NaN, NaN, NaN, NaN, NaN);
    }
    double[] sorted = sorted(samples);
    int rank = rank(n);
    return new Summary(
        n,
        sorted[0],
        quantile(sorted, 0.5),
        Mean.of(sorted).getAsDouble(),
        sorted[n - 1],
        quantile(sorted, 0.95),
        sorted[rank - 1],
        sorted[n - rank]);
  }

  /**
   * The ratio of paired samples, {@code a[i] / b[i]}, with the sign test's interval of its median.
   *
   * <p>Pairs keep what two samples have in common (the round in which they were taken) out of the
   * ratio. A pair of zeros says nothing and is left out; a division by zero counts as infinite.
   *
   * @param a the numerators
   * @param b the denominators, as many
   */
  public static Ratio ratio(List<Double> a, List<Double> b) {
    if (a.size() != b.size()) {
      throw new IllegalArgumentException(
          "a paired ratio needs as many samples on both sides, got "
              + a.size()
              + " and "
              + b.size());
    }
    var ratios =
        IntStream.range(0, a.size())
            .mapToObj(i -> a.get(i) / b.get(i))
            .filter(ratio -> !ratio.isNaN())
            .toList();
    var summary = summarise(ratios);
    return new Ratio(summary.n(), summary.median(), summary.lo(), summary.hi());
  }

  /**
   * The highest rate of events that so many trials are still compatible with: the exact one-sided
   * 95 % bound of Clopper and Pearson (<i>Biometrika</i> 26, 1934). For no event it is {@code 1 -
   * 0.05^(1/n)}, close to {@code 3/n}, "the rule of three".
   *
   * @param events how many were seen
   * @param n in how many trials or requests
   * @return a rate from 0 to 1; 1 where there were no trials
   */
  public static double upperBoundOfRate(long events, long n) {
    if (events < 0 || events > n) {
      throw new IllegalArgumentException(events + " events in " + n + " trials: not a rate");
    }
    if (events == n) {
      return 1;
    }
    return BetaDistribution.of(events + 1.0, (double) (n - events))
        .inverseCumulativeProbability(CONFIDENCE);
  }

  /**
   * How surely the interval of {@link #summarise} holds the true median, from 0 to 1.
   *
   * @param n how many samples
   */
  public static double coverage(int n) {
    return n == 0 ? 0 : 1 - 2 * BinomialDistribution.of(n, 0.5).cumulativeProbability(rank(n) - 1);
  }

  /** The rank of the interval's lower bound, from 1. */
  private static int rank(int n) {
    var tosses = BinomialDistribution.of(n, 0.5);
    int rank = 1;
    while (tosses.cumulativeProbability(rank) <= (1 - CONFIDENCE) / 2) {
      rank++;
    }
    return rank;
  }

  private static double[] sorted(List<Double> samples) {
    return samples.stream().mapToDouble(Double::doubleValue).sorted().toArray();
  }

  /** Interpolates by hand where an infinite ratio would make NaN of the library's sum. */
  private static double quantile(double[] sorted, double p) {
    double value = Quantile.withDefaults().with(EstimationMethod.HF7).evaluate(sorted, p);
    return Double.isNaN(value) ? sorted[(int) Math.ceil(p * (sorted.length - 1))] : value;
  }
}
