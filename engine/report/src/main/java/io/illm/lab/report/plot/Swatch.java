package io.illm.lab.report.plot;

/** The mark of a variant, shown beside its name in text. */
public final class Swatch {

  private Swatch() {}

  /** Returns the mark of the variant with this index in the study. */
  public static String of(int variant) {
    return "<svg class='swatch-mark' viewBox='0 0 12 12' aria-hidden='true'>"
        + Svg.markOf(variant, 6, 6, 4.5, "v" + Math.floorMod(variant, 5))
        + "</svg>";
  }
}
