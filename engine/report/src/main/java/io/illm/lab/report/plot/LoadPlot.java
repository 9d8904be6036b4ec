package io.illm.lab.report.plot;

import io.illm.lab.model.run.StudyResult.Bucket;
import io.illm.lab.model.run.StudyResult.Mark;
import io.illm.lab.model.run.StudyResult.Trial;
import io.illm.lab.report.Figures;
import io.illm.lab.report.PlainText;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A plot of one trial over time. It shows requests, failures and p99 durations per second with the
 * events of the rollout, and below them the metrics of Prometheus.
 */
public final class LoadPlot {

  /** The width and the level of detail of a plot. */
  public enum Size {
    /** For a large screen: events have names. */
    WIDE(860, 78),
    /** For a phone: events have numbers. */
    NARROW(360, 62),
    /** One of many plots: events are lines only. */
    SMALL(260, 34);

    private final double width;
    private final double panel;

    Size(double width, double panel) {
      this.width = width;
      this.panel = panel;
    }
  }

  private static final double LANE = 17;

  private final Trial trial;
  private final LoadScales scales;
  private final Size size;
  private final double left;
  private final Scale time;
  private final Svg svg;
  private double top;

  private LoadPlot(String id, Trial trial, LoadScales scales, Size size) {
    this.trial = trial;
    this.scales = scales;
    this.size = size;
    this.left = size == Size.SMALL ? 1 : 40;
    this.time = Scale.time(scales.seconds(), left, size.width - 6, size == Size.WIDE ? 12 : 5);
    var title = "Load of trial %d, %s".formatted(trial.number(), trial.variant());
    this.svg = new Svg(id, size.width, title, description());
  }

  /**
   * Draws one trial.
   *
   * @param id unique in the page
   * @param trial the trial with its series
   * @param scales the scales that all compared trials share
   * @param size the width and the level of detail
   */
  public static String of(String id, Trial trial, LoadScales scales, Size size) {
    return new LoadPlot(id, trial, scales, size).draw();
  }

  /**
   * Returns a trial's events in the order of time. The numbers in a narrow plot refer to this
   * order.
   */
  public static List<Mark> marks(Trial trial) {
    return trial.series().marks().stream()
        .sorted(Comparator.comparingDouble(Mark::second))
        .toList();
  }

  private String draw() {
    var positions = size == Size.SMALL ? List.<LabelLanes.Position>of() : labels();
    int lanes = 1 + positions.stream().mapToInt(LabelLanes.Position::lane).max().orElse(-1);
    var panels = new TrialPanels(trial, scales, size != Size.SMALL).all();
    top = lanes * LANE + 4;
    double bottom = top + panels.size() * (size.panel + gap()) + 2;
    markLines(positions, bottom);
    panels.forEach(this::panel);
    axis(bottom);
    return svg.toString(bottom + (size == Size.SMALL ? 3 : 20));
  }

  private double gap() {
    return size == Size.SMALL ? 7 : 27;
  }

  /** Places the labels so that each lies right of its line and none overlap. */
  private List<LabelLanes.Position> labels() {
    var lanes = new LabelLanes(left, size.width - 2);
    var positions = new ArrayList<LabelLanes.Position>();
    for (var mark : marks(trial)) {
      positions.add(
          lanes.place(time.at(mark.second()) + 4, label(mark, positions.size()).length() * 6.1));
    }
    return positions;
  }

  private String label(Mark mark, int index) {
    return size == Size.NARROW ? "" + (index + 1) : PlainText.shortened(mark.text(), 40);
  }

  private void markLines(List<LabelLanes.Position> positions, double bottom) {
    var marks = marks(trial);
    for (int i = 0; i < marks.size(); i++) {
      double x = time.at(marks.get(i).second());
      double from = positions.isEmpty() ? top : positions.get(i).lane() * LANE + 2;
      svg.line(x, from, x, bottom, "event");
    }
    for (int i = 0; i < positions.size(); i++) {
      double y = positions.get(i).lane() * LANE + 12;
      svg.text(positions.get(i).x(), y, "event-label", label(marks.get(i), i));
    }
  }

  /** Moves to the next panel and draws its frame and its content. */
  private void panel(TrialPanels.Content content) {
    top += gap() + size.panel;
    var values = new Scale(content.range().from(), content.range().to(), top, top - size.panel, 1);
    var panel = new Panel(svg, time, values);
    svg.line(left, top, size.width - 6, top, "axis");
    if (size != Size.SMALL) {
      panel.frame(content.title());
    }
    content.drawing().accept(panel);
  }

  private void axis(double bottom) {
    if (size != Size.SMALL) {
      for (double tick : time.ticks()) {
        double x = time.at(tick);
        var css = x > size.width - 20 ? "tick end" : "tick mid";
        svg.text(x, bottom + 14, css, Figures.number(tick) + " s");
      }
    }
  }

  private String description() {
    var buckets = trial.series().buckets();
    return "%,d requests in %d seconds, %,d failed; slowest p99 of a second %s ms; %d events"
        .formatted(
            buckets.stream().mapToLong(Bucket::requests).sum(),
            buckets.size(),
            buckets.stream().mapToLong(Bucket::failed).sum(),
            Figures.number(buckets.stream().mapToDouble(Bucket::p99Millis).max().orElse(0)),
            trial.series().marks().size());
  }
}
