package io.illm.lab.model.statistics;

import java.util.List;

/** Percentiles of many samples, such as the durations of requests. */
public final class Percentile {

  private Percentile() {}

  /**
   * The smallest sample that so many of the samples don't exceed: the percentile by nearest rank,
   * type 1 of Hyndman and Fan.
   *
   * @param samples in any order
   * @param share from 0 to 1, such as 0.99
   * @return 0 without samples
   */
  public static double nearestRank(List<Double> samples, double share) {
    double[] sorted = samples.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    return sorted.length == 0 ? 0 : sorted[Math.max(0, (int) Math.ceil(share * sorted.length) - 1)];
  }
}
