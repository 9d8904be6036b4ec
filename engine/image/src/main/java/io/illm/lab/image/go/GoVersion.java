package io.illm.lab.image.go;

import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A version of Go, such as 1.26.6. */
record GoVersion(int major, int minor, int patch) implements Comparable<GoVersion> {

  private static final Pattern FORM = Pattern.compile("(?:go)?(\\d+)\\.(\\d+)(?:\\.(\\d+))?.*");
  private static final Comparator<GoVersion> ORDER =
      Comparator.comparingInt(GoVersion::major)
          .thenComparingInt(GoVersion::minor)
          .thenComparingInt(GoVersion::patch);

  /** Parses a version such as {@code go1.26.8} or {@code 1.26}. */
  static Optional<GoVersion> parse(String text) {
    Matcher matcher = FORM.matcher(text.strip());
    if (!matcher.matches()) {
      return Optional.empty();
    }
    int patch = matcher.group(3) == null ? 0 : Integer.parseInt(matcher.group(3));
    return Optional.of(
        new GoVersion(
            Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)), patch));
  }

  @Override
  public int compareTo(GoVersion other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return major + "." + minor + "." + patch;
  }
}
