package io.illm.lab.report.plot;

/** A plot as a file of its own, which carries its colours for light and dark with it. */
public final class StandaloneSvg {

  private StandaloneSvg() {}

  /** The text of the file. */
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
