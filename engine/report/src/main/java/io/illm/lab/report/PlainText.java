package io.illm.lab.report;

import java.util.regex.Pattern;

/**
 * Turns terminal output into text that a page can show.
 *
 * <p>It removes escape sequences (ECMA-48) and the control characters that HTML and XML forbid. Of
 * a line that a program overwrote after a carriage return, it keeps the last state.
 */
public final class PlainText {

  /** CSI (colours), OSC (titles, links) and two-character sequences. */
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

  /** Returns the text without escape sequences, overwritten parts and control characters. */
  public static String of(String written) {
    var text = ESCAPES.matcher(written).replaceAll("");
    text = OVERWRITTEN.matcher(text.replace("\r\n", "\n")).replaceAll("");
    return printable(text);
  }

  /** Removes control characters that HTML and XML forbid. Replaces lone surrogates by U+FFFD. */
  static String printable(String text) {
    return LONE_SURROGATE.matcher(FORBIDDEN.matcher(text).replaceAll("")).replaceAll("\ufffd");
  }

  /** Returns the first line that isn't blank, cut to {@code limit} characters; may be empty. */
  public static String firstLine(String written, int limit) {
    var line = of(written).lines().map(String::strip).filter(l -> !l.isEmpty()).findFirst();
    return line.map(l -> shortened(l, limit)).orElse("");
  }

  /** Returns the text, cut to {@code limit} characters. A cut text ends with an ellipsis. */
  public static String shortened(String text, int limit) {
    return text.codePointCount(0, text.length()) <= limit
        ? text
        : text.substring(0, text.offsetByCodePoints(0, limit - 1)) + "…";
  }
}
