package io.illm.lab.report.plot;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** The colours and fonts of all plots, for light and dark screens. */
public final class PlotStyle {

  private PlotStyle() {}

  /** Returns the style sheet. */
  public static String css() {
    try (var in = Objects.requireNonNull(PlotStyle.class.getResourceAsStream("plot.css"))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the resource plot.css", e);
    }
  }
}
