package io.illm.lab.report.plot;

import io.illm.lab.report.Figures;
import java.util.List;

/**
 * One of several drawings below each other that share a time axis.
 *
 * @param svg the drawing
 * @param time the scale from seconds to pixels
 * @param values the scale from values to pixels, upwards
 */
record Panel(Svg svg, Scale time, Scale values) {

  /**
   * A point of a curve.
   *
   * @param second its position on the time axis
   * @param value its value; NaN leaves a gap in the curve
   */
  record Point(double second, double value) {}

  /** Returns the y coordinate of the panel's bottom line. */
  double bottom() {
    return values.start();
  }

  double middle() {
    return (values.start() + values.end()) / 2;
  }

  /** Draws the title, the two lines and their values. */
  void frame(String title) {
    double top = values.end();
    svg.text(time.start(), top - 7, "panel", title);
    svg.line(time.start(), top, time.end(), top, "grid");
    svg.text(time.start() - 6, top + 4, "tick end", Figures.number(values.to()));
    svg.text(time.start() - 6, bottom() + 1, "tick end", Figures.number(values.from()));
  }

  /** Draws a line from point to point. */
  void curve(List<Point> points, String css) {
    StringBuilder path = new StringBuilder();
    boolean connected = false;
    for (Point point : points) {
      if (Double.isFinite(point.value())) {
        path.append(connected ? 'L' : 'M').append(at(point));
      }
      connected = Double.isFinite(point.value());
    }
    draw(path, css);
  }

  /** Draws a level for each second and fills the area below it. */
  void steps(List<Point> points) {
    StringBuilder line = new StringBuilder();
    for (Point point : points) {
      line.append(line.isEmpty() ? 'M' : 'L').append(at(point));
      line.append('H').append(Svg.coordinate(time.at(point.second() + 1)));
    }
    if (!line.isEmpty()) {
      double first = time.at(points.getFirst().second());
      String area = "M" + at(first, bottom()) + "L" + line.substring(1);
      draw(new StringBuilder(area + "V" + Svg.coordinate(bottom()) + "Z"), "area");
    }
    draw(line, "curve");
  }

  private void draw(StringBuilder path, String css) {
    if (!path.isEmpty()) {
      svg.path(path.toString(), css);
    }
  }

  private String at(Point point) {
    return at(time.at(point.second()), values.at(point.value()));
  }

  private static String at(double x, double y) {
    return Svg.coordinate(x) + " " + Svg.coordinate(y);
  }
}
