package io.illm.lab.cli.terminal;

import java.util.Locale;
import java.util.Map;

/**
 * The display capabilities of an output stream.
 *
 * @param interactive whether a person watches it: a terminal that understands cursor movement
 * @param columns its width in characters; {@link #PLAIN_COLUMNS} if it isn't interactive
 * @param colour whether colours may be used
 * @param unicode whether it can show characters beyond ASCII
 */
public record Screen(boolean interactive, int columns, boolean colour, boolean unicode) {

  /** The width for which all output is laid out. */
  public static final int PLAIN_COLUMNS = 80;

  /** Returns the screen of a pipe, a file or a CI log. */
  public static Screen plain() {
    return new Screen(false, PLAIN_COLUMNS, false, true);
  }

  /**
   * Returns the capabilities of a stream, derived from its environment.
   *
   * @param terminal whether the stream is connected to a terminal
   * @param columns its width; 0 if unknown
   * @param environment the process's environment: TERM, NO_COLOR, CI and the locale decide
   */
  public static Screen of(boolean terminal, int columns, Map<String, String> environment) {
    boolean dumb = environment.getOrDefault("TERM", "dumb").equals("dumb");
    boolean interactive = terminal && environment.getOrDefault("CI", "").isEmpty();
    return new Screen(
        interactive && !dumb,
        terminal && columns > 0 ? columns : PLAIN_COLUMNS,
        // https://no-color.org: any non-empty value disables colour.
        terminal && !dumb && environment.getOrDefault("NO_COLOR", "").isEmpty(),
        !terminal || supportsUnicode(environment));
  }

  private static boolean supportsUnicode(Map<String, String> environment) {
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
