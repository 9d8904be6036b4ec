package io.illm.lab.report.plot;

import io.illm.lab.model.run.StudyResult.Bucket;
import io.illm.lab.model.run.StudyResult.Metric;
import io.illm.lab.model.run.StudyResult.Point;
import io.illm.lab.model.run.StudyResult.Trial;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/** The axis ranges that all plots of a study share, so that they can be compared. */
public final class LoadScales {

  private final List<Trial> trials;

  private LoadScales(List<Trial> trials) {
    this.trials = trials;
  }

  /** Returns scales that cover all trials. */
  public static LoadScales of(List<Trial> trials) {
    return new LoadScales(trials);
  }

  /** The range of an axis. */
  record Range(double from, double to) {}

  /** Returns the end of the time axis: the longest load or the last value of a metric. */
  double seconds() {
    double loads = buckets(bucket -> bucket.second() + 1.0).max().orElse(0);
    double metrics = metrics().mapToDouble(Point::second).max().orElse(0);
    return Math.max(1, Math.max(loads, metrics));
  }

  /** Returns the range from 0 to the most requests in a second. */
  Range requests() {
    return fromZero(buckets(Bucket::requests));
  }

  /** Returns the range from 0 to the most failures in a second. */
  Range failed() {
    return fromZero(buckets(Bucket::failed));
  }

  /** Returns the range from 0 to the slowest p99 of a second. */
  Range millis() {
    return fromZero(buckets(Bucket::p99Millis));
  }

  /** Returns a range that covers the metric of this name in all trials. */
  Range of(Metric metric) {
    var values =
        trials.stream()
            .flatMap(trial -> trial.series().metrics().stream())
            .filter(other -> other.name().equals(metric.name()))
            .flatMap(other -> other.points().stream())
            .mapToDouble(Point::value)
            .filter(Double::isFinite)
            .summaryStatistics();
    if (values.getCount() == 0) {
      return new Range(0, 1);
    }
    Scale round = Scale.round(Math.min(0, values.getMin()), values.getMax(), 0, 1, 8);
    return new Range(round.from(), round.to());
  }

  private DoubleStream buckets(ToDoubleFunction<Bucket> value) {
    return trials.stream()
        .flatMap(trial -> trial.series().buckets().stream())
        .mapToDouble(value)
        .filter(Double::isFinite);
  }

  private Stream<Point> metrics() {
    return trials.stream()
        .flatMap(trial -> trial.series().metrics().stream())
        .flatMap(metric -> metric.points().stream());
  }

  private static Range fromZero(DoubleStream values) {
    return new Range(0, Scale.round(0, Math.max(values.max().orElse(1), 1), 0, 1, 8).to());
  }
}
