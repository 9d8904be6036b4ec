package io.illm.lab.report;

import java.util.regex.Pattern;

/**
 * What a program wrote to a terminal, as text that a page can show.
 *
 * <p>Escape sequences (ECMA-48) go, a line that was overwritten after a carriage return keeps its
 * last state, and control characters that HTML and XML forbid go.
 */
public final class PlainText {

  /** CSI such as colours; OSC such as titles and links; the two-character sequences. */
  private static final Pattern ESCAPES =
      Pattern.compile(
          "\u001b\\[[0-?]*[ -/]*[@-~]"
              + "|\u001b\\][^\u0007\u001b]*(?:\u0007|\u001b\\\\)?"
              + "|\u001b[ -/]*[0-~]?");

  private static final Pattern OVERWRITTEN = Pattern.compile("(?m)^[^\n]*\r(?!\n|$)");
  private static final Pattern FORBIDDEN =
      Pattern.compile("[\\x00-\\x08\\x0b-\\x1f\\x7f-\\x9f\\ufffe\\uffff]");
  private static final Pattern LONE_SURROGATE = Pattern.compile("\\p{Cs}");

  private PlainText() {}

  /** The text without what only a terminal understands. */
  public static String of(String written) {
    var text = ESCAPES.matcher(written).replaceAll("");
    text = OVERWRITTEN.matcher(text.replace("\r\n", "\n")).replaceAll("");
    return printable(text);
  }

  /** The text without single characters that HTML and XML forbid. */
  static String printable(String text) {
    return LONE_SURROGATE.matcher(FORBIDDEN.matcher(text).replaceAll("")).replaceAll("\ufffd");
  }

  /** The first line that says something, for a summary; at most so many characters. */
  public static String firstLine(String written, int limit) {
    var line = of(written).lines().map(String::strip).filter(l -> !l.isEmpty()).findFirst();
    return line.map(l -> shortened(l, limit)).orElse("");
  }

  /** A text of at most so many characters, with an ellipsis where it was cut. */
  public static String shortened(String text, int limit) {
    return text.codePointCount(0, text.length()) <= limit
        ? text
        : text.substring(0, text.offsetByCodePoints(0, limit - 1)) + "…";
  }
}
