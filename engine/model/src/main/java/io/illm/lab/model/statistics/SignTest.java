package io.illm.lab.model.statistics;

import org.apache.commons.statistics.distribution.BinomialDistribution;

/**
 * The confidence interval of a median by the sign test. It assumes nothing about the distribution
 * of the samples.
 *
 * <p>The bounds are the k-th smallest and the k-th largest sample. k is the largest number for
 * which n fair tosses show fewer than k heads with a probability of at most 2.5 %. See W. J.
 * Conover, <i>Practical Nonparametric Statistics</i>, 3rd ed. 1999, section 3.2; H. A. David and H.
 * N. Nagaraja, <i>Order Statistics</i>, 3rd ed. 2003, section 7.1.
 *
 * <p>The interval covers the median with at least 95 %. For few samples it covers more, because k
 * is a whole number: see {@link #coverage}. Tied samples only make it cover more.
 */
public final class SignTest {

  /** The fewest samples that bound a median. Five cover it with 93.75 % at most. */
  public static final int FEWEST = 6;

  /** The probability that the median lies below the interval, and that it lies above, at most. */
  public static final double TAIL = 0.025;

  private SignTest() {}

  /**
   * The probability that the interval covers the true median.
   *
   * @param n how many samples
   * @return 0 where so few samples have no interval
   */
  public static double coverage(int n) {
    return n < FEWEST
        ? 0
        : 1 - 2 * BinomialDistribution.of(n, 0.5).cumulativeProbability(rank(n) - 1);
  }

  /** The lower bound; NaN below {@link #FEWEST} samples. */
  static double lower(double[] sorted) {
    return sorted.length < FEWEST ? Double.NaN : sorted[rank(sorted.length) - 1];
  }

  /** The upper bound; NaN below {@link #FEWEST} samples. */
  static double upper(double[] sorted) {
    return sorted.length < FEWEST ? Double.NaN : sorted[sorted.length - rank(sorted.length)];
  }

  /** The rank of the lower bound, from 1. */
  private static int rank(int n) {
    var tosses = BinomialDistribution.of(n, 0.5);
    int rank = 1;
    while (tosses.cumulativeProbability(rank) <= TAIL) {
      rank++;
    }
    return rank;
  }
}
