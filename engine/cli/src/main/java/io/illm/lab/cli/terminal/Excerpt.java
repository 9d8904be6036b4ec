package io.illm.lab.cli.terminal;

import io.illm.lab.model.Place;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The line of a file that contains a fault.
 *
 * @param line its number, from 1
 * @param text the line
 * @param column the column of the fault in {@code text}, from 0
 * @param length the length of the faulty word
 */
record Excerpt(int line, String text, int column, int length) {

  private static final Pattern QUOTED = Pattern.compile("`([^`]+)`");
  private static final Pattern WORD = Pattern.compile("[\\w-]+");

  /**
   * Returns the excerpt at a place; empty if the file has no such line, can't be read any more, or
   * is a link: the lab may run as root, and shows no file that the user couldn't read.
   *
   * @param message the fault's message; its quoted word is underlined if it occurs at the place
   */
  static Optional<Excerpt> of(Place place, String message) {
    if (Files.isSymbolicLink(place.file())) {
      return Optional.empty();
    }
    try (var lines = Files.lines(place.file())) {
      return lines
          .skip(place.line() - 1L)
          .findFirst()
          .map(line -> line.startsWith("\uFEFF") ? line.substring(1) : line)
          .map(line -> line.replace('\t', ' '))
          .filter(line -> !line.isBlank() && place.column() <= line.length() + 1)
          .map(line -> at(place, line, message));
    } catch (IOException | UncheckedIOException _) {
      return Optional.empty();
    }
  }

  private static Excerpt at(Place place, String line, String message) {
    int column = place.column() - 1;
    return new Excerpt(place.line(), line, column, length(line, column, message));
  }

  private static int length(String line, int column, String message) {
    Optional<String> quoted =
        QUOTED
            .matcher(message)
            .results()
            .map(match -> match.group(1))
            .filter(word -> line.startsWith(word, column))
            .findFirst();
    if (quoted.isPresent()) {
      return quoted.get().length();
    }
    Matcher word = WORD.matcher(line).region(column, line.length());
    return word.lookingAt() ? word.end() - word.start() : 1;
  }

  /** Returns the line with its number, and the carets below it, at most {@code columns} wide. */
  List<String> lines(int columns, Screen screen) {
    String gutter = "  " + line + " | ";
    int width = Math.max(20, columns - gutter.length());
    int from = text.length() <= width || column + length < width ? 0 : column - width / 3;
    String shown = Words.fit(text.substring(from), width);
    int carets = Math.max(1, Math.min(length, width - (column - from)));
    return List.of(
        gutter + shown,
        " ".repeat(gutter.length() + column - from) + Style.BAD.on(screen, "^".repeat(carets)));
  }
}
