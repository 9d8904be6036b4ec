package io.illm.lab.cli.terminal;

/** Text styles for screens with colours. The text must be understandable without them. */
public enum Style {
  /** Headings, names. */
  BOLD("1"),
  /** Less important text. */
  FAINT("2"),
  /** Success. */
  GOOD("32"),
  /** Warnings. */
  WARNING("33"),
  /** Errors. */
  BAD("1;31"),
  /** Advice. */
  ADVICE("36");

  private final String code;

  Style(String code) {
    this.code = code;
  }

  /** Returns a text in this style for a screen. */
  public String on(Screen screen, String text) {
    return screen.colour() ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
  }
}
