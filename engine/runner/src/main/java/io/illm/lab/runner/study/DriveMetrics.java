package io.illm.lab.runner.study;

import io.illm.lab.check.Prometheus;
import io.illm.lab.check.PromqlAnswer;
import io.illm.lab.check.PromqlAnswer.Sample;
import io.illm.lab.check.Value.Reading;
import io.illm.lab.model.experiment.Study.Measure;
import io.illm.lab.model.experiment.Study.Measure.Promql;
import io.illm.lab.model.run.StudyResult.Metric;
import io.illm.lab.model.run.StudyResult.Point;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The Prometheus metrics of one drive: for each measure a number and its values over time. */
final class DriveMetrics {

  /**
   * The shortest time between two points. It is shorter than any scrape interval. A long drive has
   * a longer one, because a plot has no room for more than {@link #MOST} points.
   */
  private static final Duration STEP = Duration.ofSeconds(1);

  private static final int MOST = 600;

  private final Prometheus prometheus;
  private final Instant begin;
  private final Duration drive;
  private final Map<Promql, PromqlAnswer> courses = new HashMap<>();

  DriveMetrics(Prometheus prometheus, Instant begin, Duration drive) {
    this.prometheus = prometheus;
    this.begin = begin;
    this.drive = drive;
  }

  /**
   * Returns a measure's number. It is missing unless the query gives exactly one series with a
   * finite value.
   */
  Reading number(Promql measure) {
    return switch (measure.at()) {
      case END -> reduced(measure, prometheus.at(begin.plus(drive), query(measure)));
      case MAX, MEAN -> reduced(measure, course(measure));
    };
  }

  /**
   * Returns the values over time of each measure that has them.
   *
   * @param origin the time that is second 0
   */
  List<Metric> courses(Map<String, Measure> measures, Instant origin) {
    List<Metric> metrics = new ArrayList<>();
    measures.forEach((name, measure) -> {
      if (measure instanceof Promql promql
          && !promql.ofWholeDrive()
          && course(promql) instanceof PromqlAnswer.Found found
          && found.series().size() == 1) {
        metrics.add(new Metric(name, points(found.series().getFirst().samples(), origin)));
      }
    });
    return List.copyOf(metrics);
  }

  private PromqlAnswer course(Promql measure) {
    return courses.computeIfAbsent(
        measure, m -> prometheus.between(begin, begin.plus(drive), step(), query(m)));
  }

  private Duration step() {
    Duration coarse = Duration.ofSeconds(drive.dividedBy(MOST).toSeconds());
    return coarse.compareTo(STEP) > 0 ? coarse : STEP;
  }

  private String query(Promql measure) {
    return measure.query().strip().replace(Promql.DRIVE, drive.toMillis() + "ms");
  }

  private static Reading reduced(Promql measure, PromqlAnswer answer) {
    return switch (answer) {
      case PromqlAnswer.Refused refused -> new Reading.Missing(refused.because());
      case PromqlAnswer.Found found when found.series().size() != 1 ->
          new Reading.Missing(
              "the query gives %d series, expected one".formatted(found.series().size()));
      case PromqlAnswer.Found found -> reduced(measure, found.series().getFirst().samples());
    };
  }

  private static Reading reduced(Promql measure, List<Sample> samples) {
    var values = samples.stream().mapToDouble(Sample::value);
    double value =
        switch (measure.at()) {
          case END -> samples.isEmpty() ? Double.NaN : samples.getLast().value();
          case MAX -> values.max().orElse(Double.NaN);
          case MEAN -> values.average().orElse(Double.NaN);
        };
    return Double.isFinite(value)
        ? new Reading.Measured(value)
        : new Reading.Missing("the query gives " + value + ", not a finite number");
  }

  private static List<Point> points(List<Sample> samples, Instant origin) {
    return samples.stream()
        .map(sample ->
            new Point(Duration.between(origin, sample.at()).toMillis() / 1000.0, sample.value()))
        .toList();
  }
}
