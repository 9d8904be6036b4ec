package io.illm.lab.check;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds script errors in k6's log. k6 goes on after an iteration that threw, counts it, and exits
 * with 0; only its log tells, by a line of level {@code error}. What a script prints by {@code
 * console.error} isn't one.
 */
final class K6Errors {

  private static final Pattern LEVEL = Pattern.compile("\\blevel=(error|fatal|panic)\\b");
  private static final Pattern MESSAGE = Pattern.compile("\\bmsg=(\"(?:[^\"\\\\]|\\\\.)*\"|\\S+)");

  /** It follows the message, whose own text could contain the same words. */
  private static final Pattern CONSOLE = Pattern.compile("\\bsource=console\\b");

  private K6Errors() {}

  /** The errors in a line: how many there are, and the first; nothing where there are none. */
  static List<String> in(String log) {
    List<String> errors = log.lines().flatMap(line -> error(line).stream()).toList();
    return errors.isEmpty()
        ? List.of()
        : List.of(
            "the script failed %d %s, first: %s"
                .formatted(
                    errors.size(), errors.size() == 1 ? "time" : "times", errors.getFirst()));
  }

  private static Optional<String> error(String line) {
    return line.startsWith("{") ? ofJson(line) : ofText(line);
  }

  private static Optional<String> ofJson(String line) {
    return Json.parse(line)
        .filter(entry -> List.of("error", "fatal", "panic").contains(text(entry, "level")))
        .filter(entry -> !text(entry, "source").equals("console"))
        .map(entry -> firstLine(text(entry, "msg")));
  }

  private static String text(JsonNode entry, String field) {
    return entry.path(field).asText();
  }

  private static Optional<String> ofText(String line) {
    Matcher message = MESSAGE.matcher(line);
    if (!message.find() || !LEVEL.matcher(line.substring(0, message.start())).find()) {
      return Optional.empty();
    }
    return CONSOLE.matcher(line.substring(message.end())).find()
        ? Optional.empty()
        : Optional.of(firstLine(unquoted(message.group(1))));
  }

  private static String unquoted(String text) {
    return text.startsWith("\"")
        ? text.substring(1, text.length() - 1)
            .replace("\\n", "\n")
            .replace("\\t", " ")
            .replace("\\\"", "\"")
        : text;
  }

  private static String firstLine(String text) {
    return text.lines().findFirst().orElse("").strip();
  }
}
