package io.illm.lab.report.plot;

import io.illm.lab.model.run.StudyResult.Bucket;
import io.illm.lab.model.run.StudyResult.Metric;
import io.illm.lab.model.run.StudyResult.Trial;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.ToDoubleFunction;

/**
 * The panels of a trial: the load, if it had one, then the metrics of Prometheus.
 *
 * @param trial the trial with its series
 * @param scales the scales that all compared trials share
 * @param labelled whether there is space for text
 */
record TrialPanels(Trial trial, LoadScales scales, boolean labelled) {

  /**
   * One panel's content.
   *
   * @param title the title of the panel
   * @param range the range of its axis
   * @param drawing draws it
   */
  record Content(String title, LoadScales.Range range, Consumer<Panel> drawing) {}

  /** Returns the panels from the top. */
  List<Content> all() {
    var all = new ArrayList<Content>();
    if (!trial.series().buckets().isEmpty()) {
      all.add(new Content("requests a second", scales.requests(), this::requests));
      all.add(new Content("failed a second", scales.failed(), this::failures));
      all.add(new Content("p99 of durations, ms", scales.millis(), this::durations));
    }
    for (var metric : trial.series().metrics()) {
      all.add(new Content(metric.name(), scales.of(metric), panel -> values(panel, metric)));
    }
    return all;
  }

  private void requests(Panel panel) {
    panel.steps(points(Bucket::requests, 0));
  }

  private void failures(Panel panel) {
    if (labelled && trial.series().buckets().stream().allMatch(bucket -> bucket.failed() == 0)) {
      panel.svg().text(panel.time().start() + 8, panel.middle() + 4, "none", "✓ none failed");
    }
    double wide = Math.max(1.5, panel.time().at(1) - panel.time().at(0) - 0.8);
    for (var bucket : trial.series().buckets()) {
      if (bucket.failed() > 0) {
        double y = Math.min(panel.values().at(bucket.failed()), panel.bottom() - 1.5);
        var tip = "second %d: %d failed".formatted(bucket.second(), bucket.failed());
        double x = panel.time().at(bucket.second());
        panel.svg().rect(x, y, wide, panel.bottom() - y, "failed", tip);
      }
    }
  }

  private void durations(Panel panel) {
    panel.curve(points(Bucket::p99Millis, 0.5), "curve p99");
  }

  private List<Panel.Point> points(ToDoubleFunction<Bucket> value, double shift) {
    return trial.series().buckets().stream()
        .map(bucket -> new Panel.Point(bucket.second() + shift, value.applyAsDouble(bucket)))
        .toList();
  }

  private static void values(Panel panel, Metric metric) {
    var points =
        metric.points().stream()
            .filter(point -> point.second() >= 0)
            .map(point -> new Panel.Point(point.second(), point.value()))
            .toList();
    panel.curve(points, "curve metric");
  }
}
