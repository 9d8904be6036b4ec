package io.illm.apps.storefront;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;

/**
 * The settings of a storefront.
 *
 * @param port the port of the web server; 0 for any free port
 * @param version the version in answers and metrics
 * @param startup the time from the start of the server until it is ready
 * @param work the time that each request takes
 * @param drain whether SIGTERM starts a drain; otherwise the process exits at once
 * @param drainLimit the time limit of a drain
 * @param failReady whether it never becomes ready
 * @param failAfter the time from being ready to a crash; zero for never
 * @param unready the time at the end of each {@code unreadyEvery} in which it is not ready; zero
 *     for never
 * @param unreadyEvery the period of {@code unready}
 */
record Settings(
    int port,
    String version,
    Duration startup,
    Duration work,
    boolean drain,
    Duration drainLimit,
    boolean failReady,
    Duration failAfter,
    Duration unready,
    Duration unreadyEvery) {

  /**
   * Reads the settings from environment variables.
   *
   * @throws IllegalArgumentException if a variable has a value of the wrong kind
   */
  static Settings from(Map<String, String> environment) {
    var read = new Reader(environment);
    return new Settings(
        read.integer("PORT", 8080),
        environment.getOrDefault("VERSION", "1.0.0"),
        read.seconds("STARTUP_SECONDS", "2"),
        Duration.ofMillis(read.integer("WORK_MILLIS", 20)),
        read.yes("DRAIN", true),
        read.seconds("DRAIN_SECONDS", "20"),
        read.yes("FAIL_READY", false),
        read.seconds("FAIL_AFTER_SECONDS", "0"),
        read.seconds("UNREADY_SECONDS", "0"),
        read.seconds("UNREADY_EVERY_SECONDS", "10"));
  }

  private record Reader(Map<String, String> environment) {

    int integer(String name, int otherwise) {
      String text = environment.getOrDefault(name, Integer.toString(otherwise));
      if (text.matches("\\d{1,6}")) {
        return Integer.parseInt(text);
      }
      throw unlike(name, text, "a whole number from 0 to 999999");
    }

    Duration seconds(String name, String otherwise) {
      String text = environment.getOrDefault(name, otherwise);
      if (text.matches("\\d{1,5}(\\.\\d{1,3})?")) {
        return Duration.ofMillis(new BigDecimal(text).movePointRight(3).longValueExact());
      }
      throw unlike(name, text, "seconds, such as 2 or 1.5");
    }

    boolean yes(String name, boolean otherwise) {
      String text = environment.getOrDefault(name, Boolean.toString(otherwise));
      return switch (text) {
        case "true" -> true;
        case "false" -> false;
        default -> throw unlike(name, text, "true or false");
      };
    }

    private static IllegalArgumentException unlike(String name, String found, String expected) {
      return new IllegalArgumentException(
          "%s is `%s`, but must be %s: change it in the environment"
              .formatted(name, found, expected));
    }
  }
}
