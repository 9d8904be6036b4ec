package io.illm.lab.report.plot;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** The colours and type of all plots, light and dark. */
public final class PlotStyle {

  private PlotStyle() {}

  /** The style sheet. */
  public static String css() {
    try (var in = Objects.requireNonNull(PlotStyle.class.getResourceAsStream("plot.css"))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the resource plot.css", e);
    }
  }
}
