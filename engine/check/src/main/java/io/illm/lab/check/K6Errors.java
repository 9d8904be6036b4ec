package io.illm.lab.check;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds script errors in k6's log. If an iteration throws, k6 continues and exits with 0. Only its
 * log shows the error, in a line with the level {@code error}. Output of {@code console.error} has
 * the same level but is no script error.
 */
final class K6Errors {

  private static final Pattern LEVEL = Pattern.compile("\\blevel=(error|fatal|panic)\\b");
  private static final Pattern MESSAGE = Pattern.compile("\\bmsg=(\"(?:[^\"\\\\]|\\\\.)*\"|\\S+)");

  /**
   * The mark of console output. It is searched only after the message, because the message may
   * contain the same text.
   */
  private static final Pattern CONSOLE = Pattern.compile("\\bsource=console\\b");

  private K6Errors() {}

  /**
   * Returns one text with the number of errors and the first of them; an empty list if there are
   * none.
   */
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
