package io.illm.lab.cli.terminal;

import java.util.Locale;
import java.util.Map;

/**
 * What one output stream can show.
 *
 * @param interactive whether a person watches it: a terminal that understands cursor movement
 * @param columns its width in characters; {@link #PLAIN_COLUMNS} where it isn't interactive
 * @param colour whether colours may be used
 * @param unicode whether it shows more than ASCII
 */
public record Screen(boolean interactive, int columns, boolean colour, boolean unicode) {

  /** The width that everything must look good at. */
  public static final int PLAIN_COLUMNS = 80;

  /** A pipe, a file or a CI log. */
  public static Screen plain() {
    return new Screen(false, PLAIN_COLUMNS, false, true);
  }

  /**
   * A stream's abilities as its environment tells them.
   *
   * @param terminal whether the stream is connected to a terminal
   * @param columns its width; 0 where nobody knows
   * @param environment the process's environment: TERM, NO_COLOR, CI and the locale decide
   */
  public static Screen of(boolean terminal, int columns, Map<String, String> environment) {
    boolean dumb = environment.getOrDefault("TERM", "dumb").equals("dumb");
    boolean watched = terminal && environment.getOrDefault("CI", "").isEmpty();
    return new Screen(
        watched && !dumb,
        terminal && columns > 0 ? columns : PLAIN_COLUMNS,
        // https://no-color.org: any value that isn't empty asks for no colour.
        terminal && !dumb && environment.getOrDefault("NO_COLOR", "").isEmpty(),
        !terminal || speaksUnicode(environment));
  }

  private static boolean speaksUnicode(Map<String, String> environment) {
    String locale =
        firstSet(
            environment.getOrDefault("LC_ALL", ""),
            environment.getOrDefault("LC_CTYPE", ""),
            environment.getOrDefault("LANG", ""));
    return locale.toUpperCase(Locale.ROOT).replace("-", "").contains("UTF8");
  }

  private static String firstSet(String... values) {
    for (String value : values) {
      if (!value.isEmpty()) {
        return value;
      }
    }
    return "";
  }
}
