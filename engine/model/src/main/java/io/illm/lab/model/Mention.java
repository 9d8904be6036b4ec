package io.illm.lab.model;

/**
 * A name in a file and its place there.
 *
 * @param name the name
 * @param place the place of its first character
 */
public record Mention(String name, Place place) {

  @Override
  public String toString() {
    return name;
  }
}
