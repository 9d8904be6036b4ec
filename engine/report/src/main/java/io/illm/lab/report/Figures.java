package io.illm.lab.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Formats numbers, durations and times for all reports. */
public final class Figures {

  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("d MMMM uuuu, HH:mm 'UTC'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH).withZone(ZoneOffset.UTC);

  private Figures() {}

  /** Returns a number with about three significant digits, or a dash for NaN. */
  public static String number(double value) {
    if (Double.isNaN(value)) {
      return "–";
    }
    if (Double.isInfinite(value)) {
      return value > 0 ? "∞" : "−∞";
    }
    double size = Math.abs(value);
    if (value == Math.rint(value) || size >= 100) {
      return String.format(Locale.ROOT, "%,.0f", value);
    }
    return size >= 10 ? decimals(value, 1) : size >= 1 ? decimals(value, 2) : small(value);
  }

  /** An interval between two bounds; one dash where it has none. */
  public static String interval(double lo, double hi) {
    return Double.isNaN(lo) || Double.isNaN(hi) ? "–" : number(lo) + " – " + number(hi);
  }

  /** Returns a rate from 0 to 1 as a percentage with two significant digits. */
  public static String percent(double rate) {
    return number(Double.parseDouble(String.format(Locale.ROOT, "%.2g", rate * 100))) + " %";
  }

  /** Returns a duration in fitting units: 340 ms, 4.2 s, 7 min 12 s, 1 h 04 min. */
  public static String duration(Duration took) {
    long millis = took.toMillis();
    if (millis < 1_000) {
      return millis + " ms";
    }
    if (millis < 59_950) {
      return String.format(Locale.ROOT, "%.1f s", millis / 1_000.0);
    }
    long seconds = Math.round(millis / 1_000.0);
    return seconds < 3_600
        ? String.format(Locale.ROOT, "%d min %02d s", seconds / 60, seconds % 60)
        : String.format(Locale.ROOT, "%d h %02d min", seconds / 3_600, seconds % 3_600 / 60);
  }

  /** Returns date and time to the minute, in UTC. */
  public static String moment(Instant instant) {
    return MINUTE.format(instant);
  }

  /** Returns a day, in UTC. */
  public static String day(Instant instant) {
    return DAY.format(instant);
  }

  /** Returns a size of memory in binary units, as manifests write it: {@code 512 MiB}. */
  public static String size(long bytes) {
    long mebibytes = bytes / (1024 * 1024);
    return mebibytes % 1024 == 0 ? mebibytes / 1024 + " GiB" : mebibytes + " MiB";
  }

  /** Returns a count with its noun: 1 step, 3 steps. */
  public static String count(long n, String noun) {
    return String.format(Locale.ROOT, "%,d %s%s", n, noun, n == 1 ? "" : "s");
  }

  private static String decimals(double value, int digits) {
    return String.format(Locale.ROOT, "%." + digits + "f", value);
  }

  private static String small(double value) {
    return new BigDecimal(value).round(new MathContext(3)).stripTrailingZeros().toPlainString();
  }
}
