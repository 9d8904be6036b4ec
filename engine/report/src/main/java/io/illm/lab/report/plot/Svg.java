package io.illm.lab.report.plot;

import io.illm.lab.report.PlainText;
import java.util.Locale;

/**
 * Writes one SVG drawing. Its colours are classes in {@code plot.css}.
 *
 * <p>Every drawing has a title and a description for screen readers.
 */
final class Svg {

  private final StringBuilder body = new StringBuilder();
  private final String id;
  private final String title;
  private final String description;
  private final double width;

  Svg(String id, double width, String title, String description) {
    this.id = id;
    this.width = width;
    this.title = title;
    this.description = description;
  }

  Svg line(double x1, double y1, double x2, double y2, String css) {
    return append("<line x1='%s' y1='%s' x2='%s' y2='%s' class='%s'/>", x1, y1, x2, y2, css);
  }

  Svg rect(double x, double y, double w, double h, String css, String tip) {
    return append(
        "<rect x='%s' y='%s' width='%s' height='%s' rx='%s' class='%s'>%s</rect>",
        x,
        y,
        w,
        h,
        Math.min(2, Math.min(w, h) / 4),
        css,
        tip.isEmpty() ? "" : "<title>" + escape(tip) + "</title>");
  }

  Svg path(String d, String css) {
    return append("<path d='%s' class='%s'/>", d, css);
  }

  Svg text(double x, double y, String css, String text) {
    return append("<text x='%s' y='%s' class='%s'>%s</text>", x, y, css, escape(text));
  }

  /** Draws a sample's mark. Each variant has its own shape. */
  Svg mark(int variant, double x, double y, double r, String css, String tip) {
    return append(
        "<path d='%s' class='%s'><title>%s</title></path>",
        shape(Math.floorMod(variant, 4), x, y, r), css, escape(tip));
  }

  static String markOf(int variant, double x, double y, double r, String css) {
    return "<path d='" + shape(Math.floorMod(variant, 4), x, y, r) + "' class='" + css + "'/>";
  }

  /** Returns the drawing with this height. */
  String toString(double height) {
    return format(
            "<svg id='%s' class='plot' xmlns='http://www.w3.org/2000/svg' viewBox='0 0 %s %s'"
                + " role='img' aria-labelledby='%s-t %s-d'><title id='%s-t'>%s</title>"
                + "<desc id='%s-d'>%s</desc>",
            id, width, height, id, id, id, escape(title), id, escape(description))
        + body
        + "</svg>";
  }

  static String escape(String text) {
    return PlainText.of(text)
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }

  /**
   * Writes a coordinate in pixels with at most one decimal, so that the bytes are the same on every
   * machine.
   */
  static String coordinate(double value) {
    var text = String.format(Locale.ROOT, "%.1f", value);
    return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
  }

  private static String shape(int shape, double x, double y, double r) {
    return switch (shape) {
      case 0 ->
          format("M%s %sa%s %s 0 1 0 %s 0a%s %s 0 1 0 %s 0", x - r, y, r, r, 2 * r, r, r, -2 * r);
      case 1 -> polygon(x, y - r * 1.2, x + r * 1.2, y, x, y + r * 1.2, x - r * 1.2, y);
      case 2 -> polygon(x, y - r * 1.1, x + r * 1.1, y + r * 0.9, x - r * 1.1, y + r * 0.9);
      default -> polygon(x - r, y - r, x + r, y - r, x + r, y + r, x - r, y + r);
    };
  }

  private static String polygon(double... points) {
    var path = new StringBuilder("M");
    for (double point : points) {
      path.append(coordinate(point)).append(' ');
    }
    return path.append('Z').toString();
  }

  private Svg append(String pattern, Object... values) {
    body.append(format(pattern, values));
    return this;
  }

  private static String format(String pattern, Object... values) {
    var written = new Object[values.length];
    for (int i = 0; i < values.length; i++) {
      written[i] = values[i] instanceof Double d ? coordinate(d) : values[i];
    }
    return pattern.formatted(written).replace(" class=''", "");
  }
}
