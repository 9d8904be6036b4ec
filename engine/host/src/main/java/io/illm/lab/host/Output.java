package io.illm.lab.host;

import java.util.List;

/**
 * What a program wrote to one of its streams.
 *
 * @param text the end of it, decoded as UTF-8; each malformed byte is U+FFFD
 * @param omitted how many bytes before it were not kept
 */
public record Output(String text, long omitted) {

  private static final int SHOWN = 12;

  /** The lines of the text. */
  public List<String> lines() {
    return text.lines().toList();
  }

  /** The text, after a line that says how much was left out before it, if anything was. */
  public String marked() {
    return omitted == 0 ? text : "[" + omitted + " bytes before this are left out]\n" + text;
  }

  /** The last lines, which usually say why a program failed. */
  String lastLines() {
    var lines = lines();
    return String.join("\n", lines.subList(Math.max(0, lines.size() - SHOWN), lines.size()));
  }
}
