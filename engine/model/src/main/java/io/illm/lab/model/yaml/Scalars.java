package io.illm.lab.model.yaml;

import io.illm.lab.model.Fault;
import io.illm.lab.model.Faults;
import io.illm.lab.model.Place;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;

/** Parses scalars: their places, numbers, flags and durations. */
final class Scalars {

  static final Pattern DURATION =
      Pattern.compile("(?:(\\d+)h)?(?:(\\d+)m(?!s))?(?:(\\d+)s)?(?:(\\d+)ms)?");

  private Scalars() {}

  static Place place(Path file, Node node) {
    return new Place(file, node.getStartMark().getLine() + 1, node.getStartMark().getColumn() + 1);
  }

  /**
   * Returns the place where the text itself begins: after a quote, or on the line after {@code |}
   * or {@code >}.
   */
  static Place contentPlace(Path file, ScalarNode node) {
    Place start = place(file, node);
    ScalarStyle style = node.getScalarStyle();
    if (style == ScalarStyle.DOUBLE_QUOTED || style == ScalarStyle.SINGLE_QUOTED) {
      return start.plusColumns(1);
    }
    return style == ScalarStyle.PLAIN ? start : new Place(file, start.line() + 1, 1);
  }

  static Optional<Integer> integer(ScalarNode node, Place place, Faults faults) {
    try {
      return Optional.of(Integer.valueOf(node.getValue()));
    } catch (NumberFormatException _) {
      faults.add(Fault.at(place, "found `" + node.getValue() + "`, expected a whole number"));
      return Optional.empty();
    }
  }

  static boolean flag(ScalarNode node, Place place, Faults faults) {
    return switch (node.getValue()) {
      case "true" -> true;
      case "false" -> false;
      default -> {
        faults.add(Fault.at(place, "found `" + node.getValue() + "`, expected true or false"));
        yield false;
      }
    };
  }

  static Optional<Duration> duration(ScalarNode node, Place place, Faults faults) {
    Matcher found = DURATION.matcher(node.getValue());
    if (!found.matches()) {
      faults.add(
          Fault.at(
              place,
              "found `" + node.getValue() + "`, expected a duration",
              "write it like 90s, 2m, 1m30s or 500ms"));
      return Optional.empty();
    }
    return Optional.of(
        Duration.ofHours(part(found, 1))
            .plusMinutes(part(found, 2))
            .plusSeconds(part(found, 3))
            .plusMillis(part(found, 4)));
  }

  private static long part(Matcher found, int group) {
    String digits = found.group(group);
    return digits == null ? 0 : Long.parseLong(digits);
  }
}
