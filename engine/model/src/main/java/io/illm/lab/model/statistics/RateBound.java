package io.illm.lab.model.statistics;

import org.apache.commons.statistics.distribution.BetaDistribution;

/**
 * The highest rate of events that a number of trials is still compatible with: the exact one-sided
 * 95 % bound of C. J. Clopper and E. S. Pearson (<i>Biometrika</i> 26, 1934).
 */
public final class RateBound {

  private static final double CONFIDENCE = 0.95;

  private RateBound() {}

  /**
   * The upper bound. For no event it is {@code 1 - 0.05^(1/n)}, close to {@code 3/n}: the rule of
   * three.
   *
   * @param events how many were seen
   * @param n in how many trials
   * @return a rate from 0 to 1; 1 where there were no trials
   */
  public static double upper(long events, long n) {
    if (events < 0 || events > n) {
      throw new IllegalArgumentException(events + " events in " + n + " trials: not a rate");
    }
    return events == n
        ? 1
        : BetaDistribution.of(events + 1.0, (double) (n - events))
            .inverseCumulativeProbability(CONFIDENCE);
  }
}
