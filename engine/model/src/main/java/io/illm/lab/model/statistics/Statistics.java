package io.illm.lab.model.statistics;

import static java.lang.Double.NaN;

import io.illm.lab.model.run.StudyResult.Summary;
import java.util.List;
import org.apache.commons.statistics.descriptive.Mean;
import org.apache.commons.statistics.descriptive.Quantile;
import org.apache.commons.statistics.descriptive.Quantile.EstimationMethod;

/** The statistics of one measure over the trials of one variant. */
public final class Statistics {

  private static final Quantile QUANTILE = Quantile.withDefaults().with(EstimationMethod.HF7);

  private Statistics() {}

  /**
   * Describes samples, with the 95 % confidence interval of their median.
   *
   * <p>The interval is that of {@link SignTest}; below six samples its bounds are NaN. The 95th
   * percentile is interpolated as R and NumPy do it (type 7 of Hyndman and Fan). Without samples
   * everything but {@code n} is NaN, so that no comparison with it is true.
   *
   * @param samples finite numbers, in any order
   */
  public static Summary summarise(List<Double> samples) {
    int n = samples.size();
    if (n == 0) {
      return new Summary(0, NaN, NaN, NaN, NaN, NaN, NaN, NaN);
    }
    double[] sorted = samples.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    return new Summary(
        n,
        sorted[0],
        QUANTILE.evaluate(sorted, 0.5),
        Mean.of(sorted).getAsDouble(),
        sorted[n - 1],
        QUANTILE.evaluate(sorted, 0.95),
        SignTest.lower(sorted),
        SignTest.upper(sorted));
  }
}
