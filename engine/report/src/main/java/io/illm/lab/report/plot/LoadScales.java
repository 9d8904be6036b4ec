package io.illm.lab.report.plot;

import io.illm.lab.model.run.StudyResult.Bucket;
import io.illm.lab.model.run.StudyResult.Trial;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * The ends of the axes that the load plots of a study share, so that heights can be compared.
 *
 * @param seconds the longest load
 * @param requests the most in a second
 * @param failed the most in a second
 * @param millis the slowest p99 of a second
 */
public record LoadScales(double seconds, double requests, double failed, double millis) {

  /** The scales that hold all trials. */
  public static LoadScales of(List<Trial> trials) {
    return new LoadScales(
        max(trials, bucket -> bucket.second() + 1.0),
        round(max(trials, Bucket::requests)),
        round(max(trials, Bucket::failed)),
        round(max(trials, Bucket::p99Millis)));
  }

  private static double max(List<Trial> trials, ToDoubleFunction<Bucket> value) {
    return trials.stream()
        .flatMap(trial -> trial.series().buckets().stream())
        .mapToDouble(value)
        .filter(Double::isFinite)
        .max()
        .orElse(1);
  }

  private static double round(double max) {
    return Scale.round(0, Math.max(max, 1), 0, 1, 8).to();
  }
}
