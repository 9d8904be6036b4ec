package io.illm.apps.storefront;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;

/**
 * How one storefront behaves, as its environment says.
 *
 * @param port where it listens; 0 for any free one
 * @param version what it calls itself in answers and metrics
 * @param startup how long it listens without being ready
 * @param work how long each request takes
 * @param drain whether SIGTERM drains it; without, the process ends at once
 * @param drainLimit the longest that a drain may take
 * @param failReady whether it never becomes ready
 * @param failAfter how long after its start-up it crashes; zero for never
 * @param unready how long it is not ready at the end of each {@code unreadyEvery}; zero for never
 * @param unreadyEvery how often that happens
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
   * Reads the settings.
   *
   * @throws IllegalArgumentException where a variable holds something else than it should
   */
  static Settings from(Map<String, String> environment) {
    var read = new Reader(environment);
    return new Settings(
        read.whole("PORT", 8080),
        environment.getOrDefault("VERSION", "1.0.0"),
        read.seconds("STARTUP_SECONDS", "2"),
        Duration.ofMillis(read.whole("WORK_MILLIS", 20)),
        read.yes("DRAIN", true),
        read.seconds("DRAIN_SECONDS", "20"),
        read.yes("FAIL_READY", false),
        read.seconds("FAIL_AFTER_SECONDS", "0"),
        read.seconds("UNREADY_SECONDS", "0"),
        read.seconds("UNREADY_EVERY_SECONDS", "10"));
  }

  private record Reader(Map<String, String> environment) {

    int whole(String name, int otherwise) {
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
