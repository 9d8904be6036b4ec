package io.illm.lab.report.plot;

import io.illm.lab.model.run.StudyResult.Bucket;
import io.illm.lab.model.run.StudyResult.Metric;
import io.illm.lab.model.run.StudyResult.Point;
import io.illm.lab.model.run.StudyResult.Trial;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/** The ends of the axes that the plots of a study share, so that heights can be compared. */
public final class LoadScales {

  private final List<Trial> trials;

  private LoadScales(List<Trial> trials) {
    this.trials = trials;
  }

  /** The scales that hold all trials. */
  public static LoadScales of(List<Trial> trials) {
    return new LoadScales(trials);
  }

  /** The ends of one axis. */
  record Range(double from, double to) {}

  /** The longest load, or the last value of a metric. */
  double seconds() {
    double loads = buckets(bucket -> bucket.second() + 1.0).max().orElse(0);
    double metrics = metrics().mapToDouble(Point::second).max().orElse(0);
    return Math.max(1, Math.max(loads, metrics));
  }

  /** From none to the most in a second. */
  Range requests() {
    return fromNone(buckets(Bucket::requests));
  }

  /** From none to the most in a second. */
  Range failed() {
    return fromNone(buckets(Bucket::failed));
  }

  /** From none to the slowest p99 of a second. */
  Range millis() {
    return fromNone(buckets(Bucket::p99Millis));
  }

  /** What holds the metric of this name in all trials. */
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

  private static Range fromNone(DoubleStream values) {
    return new Range(0, Scale.round(0, Math.max(values.max().orElse(1), 1), 0, 1, 8).to());
  }
}
