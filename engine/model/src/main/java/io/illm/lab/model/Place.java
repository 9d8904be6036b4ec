package io.illm.lab.model;

import java.nio.file.Path;

/**
 * Where something stands in a file.
 *
 * @param file the file, as the user would name it
 * @param line the line, from 1
 * @param column the column, from 1
 */
public record Place(Path file, int line, int column) {

  /** The start of a file, for what is wrong with the file as a whole. */
  public static Place startOf(Path file) {
    return new Place(file, 1, 1);
  }

  /** This place moved right, for a fault inside a value that begins here. */
  public Place plusColumns(int columns) {
    return new Place(file, line, column + columns);
  }

  @Override
  public String toString() {
    return file + ":" + line + ":" + column;
  }
}
