package io.illm.lab.report;

import java.util.ArrayList;
import java.util.List;

/** Text and tables in GitHub's Markdown. */
final class MarkdownText {

  private MarkdownText() {}

  /** Text in which no character is markup, in one line. */
  static String text(String text) {
    return PlainText.of(text)
        .strip()
        .replaceAll("\\s+", " ")
        .replaceAll("([\\\\`*_\\[\\]<>|#])", "\\\\$1");
  }

  /** Code in a line, also where it has backticks or, in a table, pipes. */
  static String code(String code) {
    var line = PlainText.of(code).strip().replaceAll("\\s+", " ").replace("|", "\\|");
    return line.contains("`") ? "`` " + line + " ``" : "`" + line + "`";
  }

  /** A block of code, fenced by more backticks than it has. */
  static String block(String code) {
    var text = PlainText.of(code).strip();
    var fence = "```";
    while (text.contains(fence)) {
      fence += "`";
    }
    return fence + "text\n" + text + "\n" + fence + "\n";
  }

  /** A table; cells are Markdown already. */
  static String table(List<String> head, List<List<String>> rows) {
    var lines = new ArrayList<String>();
    lines.add(row(head));
    lines.add(row(head.stream().map(_ -> "---").toList()));
    rows.forEach(cells -> lines.add(row(cells)));
    return String.join("\n", lines) + "\n";
  }

  private static String row(List<String> cells) {
    return "| " + String.join(" | ", cells) + " |";
  }
}
