package io.illm.lab.model;

/**
 * A CEL expression and its place in the file.
 *
 * @param text the source text
 * @param place the place of its first character
 */
public record Expression(String text, Place place) {

  @Override
  public String toString() {
    return text;
  }
}
