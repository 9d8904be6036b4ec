package io.illm.lab.cli.terminal;

import java.time.Duration;
import java.util.Locale;

/** Formats quantities and long texts for people. */
public final class Words {

  private static final long KIB = 1024;

  private Words() {}

  /**
   * Formats a duration in at most two units: {@code 12 s}, {@code 3 min 5 s}, {@code 2 h 4 min}.
   */
  public static String duration(Duration duration) {
    long seconds = Math.max(0, Math.round(duration.toMillis() / 1000.0));
    if (seconds < 60) {
      return seconds + " s";
    }
    long minutes = seconds / 60;
    return minutes < 60
        ? minutes + " min " + seconds % 60 + " s"
        : minutes / 60 + " h " + minutes % 60 + " min";
  }

  /** Formats the time since an event in its largest unit: {@code 3 days ago}. */
  public static String ago(Duration since) {
    if (since.toMinutes() < 1) {
      return "just now";
    }
    if (since.toHours() < 1) {
      return since.toMinutes() + " min ago";
    }
    long days = since.toDays();
    return days < 1 ? since.toHours() + " h ago" : days + (days == 1 ? " day ago" : " days ago");
  }

  /** Formats a size in binary units: {@code 512 MiB}, {@code 1.5 GiB}. */
  public static String size(long bytes) {
    if (bytes < KIB) {
      return bytes + " B";
    }
    String[] units = {"KiB", "MiB", "GiB", "TiB"};
    double value = bytes;
    int unit = -1;
    while (value >= KIB && unit < units.length - 1) {
      value /= KIB;
      unit++;
    }
    return String.format(
        Locale.ROOT, value < 10 && unit > 1 ? "%.1f %s" : "%.0f %s", value, units[unit]);
  }

  /** Formats a number and its noun, in the plural if needed: {@code 1 step}, {@code 3 steps}. */
  public static String count(long number, String noun) {
    return number + " " + noun + (number == 1 ? "" : "s");
  }

  /** Formats a line with a name and a value; empty if there is no value. */
  public static String field(String name, String value) {
    return value.isEmpty() ? "" : "  %-12s %s%n".formatted(name, value);
  }

  /** Wraps a text into indented lines of at most {@code width} characters. */
  public static String wrap(String text, int indent, int width) {
    StringBuilder wrapped = new StringBuilder();
    int column = width;
    for (String word : text.strip().split("\\s+", -1)) {
      boolean breaks = column + 1 + word.length() > width;
      wrapped.append(breaks ? "\n" + " ".repeat(indent) : " ").append(word);
      column = (breaks ? indent : column + 1) + word.length();
    }
    return wrapped.substring(1) + "\n";
  }

  /** Cuts a text to a width and marks the cut with an ellipsis. */
  public static String fit(String text, int width) {
    return text.length() <= width ? text : text.substring(0, Math.max(0, width - 1)) + "…";
  }
}
