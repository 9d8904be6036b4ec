package io.illm.lab.report.plot;

import io.illm.lab.report.Figures;
import io.illm.lab.report.PlainText;
import java.util.List;

/** A timeline with rows of bars, which show when something happened and how long it took. */
public final class Timeline {

  /**
   * One row.
   *
   * @param label its label
   * @param nested whether it is a part of the row above
   * @param bars its bars, in the order of time
   * @param value the text at the right edge, usually a duration
   * @param css a CSS class of the label
   */
  public record Row(String label, boolean nested, List<Bar> bars, String value, String css) {}

  /**
   * One bar.
   *
   * @param from its start in seconds from the timeline's start
   * @param length its length in seconds
   * @param css its CSS classes
   * @param tip its tooltip
   * @param text the text inside the bar, if it fits
   */
  public record Bar(double from, double length, String css, String tip, String text) {}

  private final List<Row> rows;
  private final boolean wide;
  private final double width;
  private final double row;
  private final Scale time;
  private final Svg svg;

  private Timeline(String id, String title, double seconds, List<Row> rows, boolean wide) {
    this.rows = rows;
    this.wide = wide;
    this.width = wide ? 860 : 360;
    this.row = wide ? 24 : 40;
    double left = wide ? 330 : 2;
    double right = wide ? width - 76 : width - 4;
    this.time = Scale.time(seconds, left, right, wide ? 8 : 5);
    var description = "%d rows over %s".formatted(rows.size(), clock(seconds));
    this.svg = new Svg(id, width, title, description);
  }

  /**
   * Draws a timeline.
   *
   * @param id unique in the page
   * @param title its title
   * @param seconds its length
   * @param rows the rows from the top
   * @param wide true for a large screen, with labels on the left; false for a phone, with labels
   *     above the bars
   */
  public static String of(String id, String title, double seconds, List<Row> rows, boolean wide) {
    return new Timeline(id, title, seconds, rows, wide).draw();
  }

  private String draw() {
    double bottom = 24 + rows.size() * row;
    for (double tick : time.ticks()) {
      double x = time.at(tick);
      svg.line(x, 20, x, bottom, "grid");
      svg.text(x, 12, x > width - 20 ? "tick end" : x < 12 ? "tick" : "tick mid", clock(tick));
    }
    for (int i = 0; i < rows.size(); i++) {
      draw(rows.get(i), 24 + i * row);
    }
    return svg.toString(bottom + 6);
  }

  private void draw(Row entry, double top) {
    double indent = entry.nested() ? 14 : 0;
    int maxLength = (int) ((wide ? 318 - indent : width - 90 - indent) / 5.9);
    var label = PlainText.shortened(entry.label(), maxLength);
    var css = "label " + (entry.nested() ? "nested " : "") + entry.css();
    svg.text(indent, top + (wide ? 16 : 15), css, label);
    svg.text(wide ? width : width - 4, top + (wide ? 16 : 15), "value end", entry.value());
    for (var bar : entry.bars()) {
      boolean thin = entry.nested() && bar.text().isEmpty();
      draw(bar, top + (wide ? 5 : 20), thin ? 8 : 14);
    }
  }

  private void draw(Bar bar, double top, double height) {
    double x = time.at(bar.from());
    double length = Math.max(2.5, time.at(bar.from() + bar.length()) - x);
    svg.rect(x, top + (14 - height) / 2, length, height, bar.css(), bar.tip());
    if (length > 8 + bar.text().length() * 7) {
      svg.text(x + length / 2, top + 11, "on mid", bar.text());
    }
  }

  private static String clock(double seconds) {
    long whole = (long) seconds;
    return seconds == 0
        ? "0"
        : seconds < 60
            ? Figures.number(seconds) + " s"
            : "%d:%02d".formatted(whole / 60, whole % 60);
  }
}
