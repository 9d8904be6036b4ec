package io.illm.lab.report.plot;

import io.illm.lab.report.Figures;
import java.util.List;

/**
 * One of the drawings that lie below each other on the same axis of time.
 *
 * @param svg where it is drawn
 * @param time from seconds to pixels
 * @param values from values to pixels, upwards
 */
record Panel(Svg svg, Scale time, Scale values) {

  /**
   * A point of a curve.
   *
   * @param second on the axis of time
   * @param value not a number where the curve has a gap
   */
  record Spot(double second, double value) {}

  /** The line that it stands on. */
  double base() {
    return values.start();
  }

  double middle() {
    return (values.start() + values.end()) / 2;
  }

  /** Draws its title, its two lines and what they stand for. */
  void frame(String title) {
    double top = values.end();
    svg.text(time.start(), top - 7, "panel", title);
    svg.line(time.start(), top, time.end(), top, "grid");
    svg.text(time.start() - 6, top + 4, "tick end", Figures.number(values.to()));
    svg.text(time.start() - 6, base() + 1, "tick end", Figures.number(values.from()));
  }

  /** A line from point to point. */
  void curve(List<Spot> spots, String css) {
    StringBuilder path = new StringBuilder();
    boolean pen = false;
    for (Spot spot : spots) {
      if (Double.isFinite(spot.value())) {
        path.append(pen ? 'L' : 'M').append(at(spot));
      }
      pen = Double.isFinite(spot.value());
    }
    draw(path, css);
  }

  /** A level for each second, with the area below it. */
  void steps(List<Spot> spots) {
    StringBuilder line = new StringBuilder();
    for (Spot spot : spots) {
      line.append(line.isEmpty() ? 'M' : 'L').append(at(spot));
      line.append('H').append(Svg.coordinate(time.at(spot.second() + 1)));
    }
    if (!line.isEmpty()) {
      double first = time.at(spots.getFirst().second());
      String area = "M" + at(first, base()) + "L" + line.substring(1);
      draw(new StringBuilder(area + "V" + Svg.coordinate(base()) + "Z"), "area");
    }
    draw(line, "curve");
  }

  private void draw(StringBuilder path, String css) {
    if (!path.isEmpty()) {
      svg.path(path.toString(), css);
    }
  }

  private String at(Spot spot) {
    return at(time.at(spot.second()), values.at(spot.value()));
  }

  private static String at(double x, double y) {
    return Svg.coordinate(x) + " " + Svg.coordinate(y);
  }
}
