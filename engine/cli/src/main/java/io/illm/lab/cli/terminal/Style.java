package io.illm.lab.cli.terminal;

/** How words stand out, where the screen has colours; the words alone carry the meaning. */
public enum Style {
  /** Headings, names. */
  BOLD("1"),
  /** What matters less. */
  FAINT("2"),
  /** What went well. */
  GOOD("32"),
  /** What needs a look. */
  WARNING("33"),
  /** What went wrong. */
  BAD("1;31"),
  /** What to do. */
  ADVICE("36");

  private final String code;

  Style(String code) {
    this.code = code;
  }

  /** A text in this style on that screen. */
  public String on(Screen screen, String text) {
    return screen.colour() ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
  }
}
