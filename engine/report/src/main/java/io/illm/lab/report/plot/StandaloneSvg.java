package io.illm.lab.report.plot;

/** A plot as a separate SVG file that contains its style sheet. */
public final class StandaloneSvg {

  private StandaloneSvg() {}

  /** Returns the text of the file. */
  public static String of(String plot) {
    var open = plot.indexOf('>') + 1;
    return plot.substring(0, open).replace("class='plot'", "class='plot alone'")
        + "<style>"
        + PlotStyle.css()
        + "</style>"
        + plot.substring(open)
        + "\n";
  }
}
