package io.illm.lab.model;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A position in a file.
 *
 * @param file the file, as the user would name it
 * @param line the line, from 1
 * @param column the column, from 1
 */
public record Place(Path file, int line, int column) {

  /** Returns the start of a file, for faults of the whole file. */
  public static Place startOf(Path file) {
    return new Place(file, 1, 1);
  }

  /**
   * Finds the first occurrence of a word after another word. Use it when only the name is known.
   *
   * @param file the file
   * @param before the word, such as a field, after which the search begins
   * @param word the word to find, as a whole word
   * @return its place, or the start of the file if it doesn't occur
   */
  public static Place of(Path file, String before, String word) {
    try {
      String text = Files.isRegularFile(file) ? Files.readString(file) : "";
      Matcher found =
          Pattern.compile("(?<![-\\w])" + Pattern.quote(word) + "(?![-\\w])").matcher(text);
      return found.find(Math.max(0, text.indexOf(before)))
          ? at(file, text, found.start())
          : startOf(file);
    } catch (IOException e) {
      throw new Broken("reading " + file, e);
    }
  }

  private static Place at(Path file, String text, int offset) {
    int lines = (int) text.chars().limit(offset).filter(c -> c == '\n').count();
    return new Place(file, lines + 1, offset - text.lastIndexOf('\n', offset - 1));
  }

  /** Returns this place moved right, for a fault inside a value that begins here. */
  public Place plusColumns(int columns) {
    return new Place(file, line, column + columns);
  }

  @Override
  public String toString() {
    return file + ":" + line + ":" + column;
  }
}
