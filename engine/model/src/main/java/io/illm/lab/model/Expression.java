package io.illm.lab.model;

/**
 * A CEL expression as written, and where.
 *
 * @param text the source
 * @param place of its first character
 */
public record Expression(String text, Place place) {

  @Override
  public String toString() {
    return text;
  }
}
