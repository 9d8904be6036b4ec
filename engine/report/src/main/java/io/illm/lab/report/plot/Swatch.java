package io.illm.lab.report.plot;

/** The mark of a variant, beside its name in text. */
public final class Swatch {

  private Swatch() {}

  /** The mark of the variant at an index of the study's variants. */
  public static String of(int variant) {
    return "<svg class='swatch-mark' viewBox='0 0 12 12' aria-hidden='true'>"
        + Svg.markOf(variant, 6, 6, 4.5, "v" + Math.floorMod(variant, 5))
        + "</svg>";
  }
}
