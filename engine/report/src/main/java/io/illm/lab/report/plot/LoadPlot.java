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
 * One trial over time: requests and failures each second and the slowest durations, against the
 * events of the rollout, and below them the measures of Prometheus.
 */
public final class LoadPlot {

  /** How much a drawing says, by the width it will have. */
  public enum Size {
    /** Beside text on a large screen: events by their names. */
    WIDE(860, 78),
    /** On a phone: events by their numbers. */
    NARROW(360, 62),
    /** One of many: events as lines. */
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
   * @param trial with its series
   * @param scales shared by the trials that are to be compared
   * @param size how much it says
   */
  public static String of(String id, Trial trial, LoadScales scales, Size size) {
    return new LoadPlot(id, trial, scales, size).draw();
  }

  /** A trial's events in the order of time, as the numbers in a narrow drawing count them. */
  public static List<Mark> marks(Trial trial) {
    return trial.series().marks().stream()
        .sorted(Comparator.comparingDouble(Mark::second))
        .toList();
  }

  private String draw() {
    var spots = size == Size.SMALL ? List.<LabelLanes.Spot>of() : labels();
    int lanes = 1 + spots.stream().mapToInt(LabelLanes.Spot::lane).max().orElse(-1);
    var courses = new TrialPanels(trial, scales, size != Size.SMALL).all();
    top = lanes * LANE + 4;
    double bottom = top + courses.size() * (size.panel + gap()) + 2;
    markLines(spots, bottom);
    courses.forEach(this::panel);
    axis(bottom);
    return svg.toString(bottom + (size == Size.SMALL ? 3 : 20));
  }

  private double gap() {
    return size == Size.SMALL ? 7 : 27;
  }

  /** Labels from the right, so that each lies right of its line and over none that follows. */
  private List<LabelLanes.Spot> labels() {
    var lanes = new LabelLanes(left, size.width - 2);
    var spots = new ArrayList<LabelLanes.Spot>();
    for (var mark : marks(trial)) {
      spots.add(lanes.place(time.at(mark.second()) + 4, label(mark, spots.size()).length() * 6.1));
    }
    return spots;
  }

  private String label(Mark mark, int index) {
    return size == Size.NARROW ? "" + (index + 1) : PlainText.shortened(mark.text(), 40);
  }

  private void markLines(List<LabelLanes.Spot> spots, double bottom) {
    var marks = marks(trial);
    for (int i = 0; i < marks.size(); i++) {
      double x = time.at(marks.get(i).second());
      double from = spots.isEmpty() ? top : spots.get(i).lane() * LANE + 2;
      svg.line(x, from, x, bottom, "event");
    }
    for (int i = 0; i < spots.size(); i++) {
      double y = spots.get(i).lane() * LANE + 12;
      svg.text(spots.get(i).x(), y, "event-label", label(marks.get(i), i));
    }
  }

  /** Moves to the next panel, draws its frame and what is in it. */
  private void panel(TrialPanels.Course course) {
    top += gap() + size.panel;
    var values = new Scale(course.range().from(), course.range().to(), top, top - size.panel, 1);
    var panel = new Panel(svg, time, values);
    svg.line(left, top, size.width - 6, top, "axis");
    if (size != Size.SMALL) {
      panel.frame(course.title());
    }
    course.drawing().accept(panel);
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
