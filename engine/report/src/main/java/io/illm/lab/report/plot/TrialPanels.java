package io.illm.lab.report.plot;

import io.illm.lab.model.run.StudyResult.Bucket;
import io.illm.lab.model.run.StudyResult.Metric;
import io.illm.lab.model.run.StudyResult.Trial;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.ToDoubleFunction;

/**
 * What the panels of a trial show: the load where there was one, then what Prometheus saw.
 *
 * @param trial with its series
 * @param scales shared by the trials that are to be compared
 * @param words whether there is room for words
 */
record TrialPanels(Trial trial, LoadScales scales, boolean words) {

  /**
   * One panel's content.
   *
   * @param title of the panel
   * @param range the ends of its axis
   * @param drawing draws it
   */
  record Course(String title, LoadScales.Range range, Consumer<Panel> drawing) {}

  /** From above. */
  List<Course> all() {
    var all = new ArrayList<Course>();
    if (!trial.series().buckets().isEmpty()) {
      all.add(new Course("requests a second", scales.requests(), this::requests));
      all.add(new Course("failed a second", scales.failed(), this::failures));
      all.add(new Course("p99 of durations, ms", scales.millis(), this::durations));
    }
    for (var metric : trial.series().metrics()) {
      all.add(new Course(metric.name(), scales.of(metric), panel -> values(panel, metric)));
    }
    return all;
  }

  private void requests(Panel panel) {
    panel.steps(spots(Bucket::requests, 0));
  }

  private void failures(Panel panel) {
    if (words && trial.series().buckets().stream().allMatch(bucket -> bucket.failed() == 0)) {
      panel.svg().text(panel.time().start() + 8, panel.middle() + 4, "none", "✓ none failed");
    }
    double wide = Math.max(1.5, panel.time().at(1) - panel.time().at(0) - 0.8);
    for (var bucket : trial.series().buckets()) {
      if (bucket.failed() > 0) {
        double y = Math.min(panel.values().at(bucket.failed()), panel.base() - 1.5);
        var tip = "second %d: %d failed".formatted(bucket.second(), bucket.failed());
        double x = panel.time().at(bucket.second());
        panel.svg().rect(x, y, wide, panel.base() - y, "failed", tip);
      }
    }
  }

  private void durations(Panel panel) {
    panel.curve(spots(Bucket::p99Millis, 0.5), "curve p99");
  }

  private List<Panel.Spot> spots(ToDoubleFunction<Bucket> value, double shift) {
    return trial.series().buckets().stream()
        .map(bucket -> new Panel.Spot(bucket.second() + shift, value.applyAsDouble(bucket)))
        .toList();
  }

  private static void values(Panel panel, Metric metric) {
    var spots =
        metric.points().stream()
            .filter(point -> point.second() >= 0)
            .map(point -> new Panel.Spot(point.second(), point.value()))
            .toList();
    panel.curve(spots, "curve metric");
  }
}
