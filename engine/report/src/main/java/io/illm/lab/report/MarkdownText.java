package io.illm.lab.report;

import java.util.ArrayList;
import java.util.List;

/** Writes text and tables in GitHub's Markdown. */
public final class MarkdownText {

  private MarkdownText() {}

  /** Returns text in one line, with all markup characters escaped. */
  public static String text(String text) {
    return PlainText.of(text)
        .strip()
        .replaceAll("\\s+", " ")
        .replaceAll("([\\\\`*_\\[\\]<>|#])", "\\\\$1");
  }

  /** Returns code in one line. It may contain backticks, and pipes inside a table. */
  static String code(String code) {
    var line = PlainText.of(code).strip().replaceAll("\\s+", " ").replace("|", "\\|");
    return line.contains("`") ? "`` " + line + " ``" : "`" + line + "`";
  }

  /** Returns a code block. Its fence has more backticks than any run of them in the code. */
  static String block(String code) {
    var text = PlainText.of(code).strip();
    var fence = "```";
    while (text.contains(fence)) {
      fence += "`";
    }
    return fence + "text\n" + text + "\n" + fence + "\n";
  }

  /** Returns a table. The cells must be Markdown already. */
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
