package io.illm.lab.report.plot;

import io.illm.lab.model.run.StudyResult;
import io.illm.lab.model.run.StudyResult.Summary;
import io.illm.lab.model.run.StudyResult.Trial;
import io.illm.lab.report.Figures;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A plot of every trial's sample of one measure, with one row per variant, the median and its
 * interval.
 *
 * <p>It shows all samples instead of a summary: with six trials a box plot would suggest a
 * distribution that the data doesn't show.
 */
public final class StripPlot {

  private static final double WIDTH = 420;
  private static final double ROW = 68;
  private static final double EDGE = 18;
  private static final double RADIUS = 4.6;

  private final StudyResult study;
  private final String measure;
  private final Scale scale;
  private final Svg svg;

  private StripPlot(String id, StudyResult study, String measure) {
    this.study = study;
    this.measure = measure;
    var values = valid(study, measure).map(t -> value(t, measure)).toList();
    double min = values.stream().mapToDouble(Double::doubleValue).min().orElse(0);
    double max = values.stream().mapToDouble(Double::doubleValue).max().orElse(1);
    this.scale = Scale.round(min, max, EDGE, WIDTH - EDGE, 4);
    this.svg = new Svg(id, WIDTH, "Samples of " + measure + " by variant", description());
  }

  /**
   * Draws one measure.
   *
   * @param id unique in the page
   * @param study the study with the trials; only valid ones are drawn
   * @param measure the name of the measure
   */
  public static String of(String id, StudyResult study, String measure) {
    return new StripPlot(id, study, measure).draw();
  }

  private String draw() {
    var variants = List.copyOf(study.variants().keySet());
    double bottom = variants.size() * ROW + 4;
    for (double tick : scale.ticks()) {
      svg.line(scale.at(tick), 26, scale.at(tick), bottom, "grid");
      svg.text(scale.at(tick), bottom + 16, "tick mid", Figures.number(tick));
    }
    for (int i = 0; i < variants.size(); i++) {
      row(variants.get(i), i);
    }
    return svg.toString(bottom + 24);
  }

  private void row(String variant, int index) {
    double top = index * ROW;
    double y = top + 45;
    var css = "v" + index % 5;
    svg.rect(0, top + 2, WIDTH, 18, "paper", "");
    svg.mark(index, RADIUS + 1, top + 11, RADIUS, css, variant);
    svg.text(RADIUS * 2 + 8, top + 15, "label", variant);
    summary(variant).ifPresent(summary -> median(summary, y, css));
    var drawn = new ArrayList<double[]>();
    valid(study, measure)
        .filter(trial -> trial.variant().equals(variant))
        .forEach(trial -> dot(trial, index, y, drawn));
  }

  private void median(Summary summary, double y, String css) {
    svg.text(WIDTH, y - 30, "value end", interval(summary));
    if (bounded(summary)) {
      double lo = scale.at(summary.lo());
      double hi = scale.at(summary.hi());
      svg.rect(lo - 1, y - 9, Math.max(2, hi - lo + 2), 18, "band " + css, "");
    }
    double at = scale.at(summary.median());
    svg.line(at, y - 13, at, y + 13, "median " + css);
  }

  /**
   * Draws a sample. A sample that would cover another one is moved up or down from the row's
   * middle.
   */
  private void dot(Trial trial, int variant, double middle, List<double[]> drawn) {
    double x = scale.at(value(trial, measure));
    double y = middle;
    for (int i = 1; i < 7 && overlaps(x, y, drawn); i++) {
      y = middle + (i % 2 == 0 ? 1 : -1) * ((i + 1) / 2) * 6.2;
    }
    drawn.add(new double[] {x, y});
    var tip = "trial %d: %s".formatted(trial.number(), Figures.number(value(trial, measure)));
    svg.mark(variant, x, y, RADIUS, "dot v" + variant % 5, tip);
  }

  private static boolean overlaps(double x, double y, List<double[]> drawn) {
    return drawn.stream().anyMatch(dot -> Math.hypot(dot[0] - x, dot[1] - y) < RADIUS * 1.15);
  }

  private String description() {
    return study.variants().keySet().stream()
        .map(v -> v + ": " + summary(v).map(StripPlot::interval).orElse("no valid samples"))
        .collect(Collectors.joining("; "));
  }

  private Optional<Summary> summary(String variant) {
    return Optional.ofNullable(study.measures().get(variant))
        .map(measures -> measures.get(measure))
        .filter(summary -> summary.n() > 0);
  }

  /** Below six trials there is no interval. */
  private static boolean bounded(Summary summary) {
    return !Double.isNaN(summary.lo());
  }

  private static String interval(Summary summary) {
    if (!bounded(summary)) {
      return "median " + Figures.number(summary.median());
    }
    return "median %s  [%s, %s]"
        .formatted(
            Figures.number(summary.median()),
            Figures.number(summary.lo()),
            Figures.number(summary.hi()));
  }

  private static Stream<Trial> valid(StudyResult study, String measure) {
    return study.trials().stream()
        .filter(trial -> trial.valid() && Double.isFinite(value(trial, measure)));
  }

  private static double value(Trial trial, String measure) {
    return Objects.requireNonNullElse(trial.measures().get(measure), Double.NaN);
  }
}
