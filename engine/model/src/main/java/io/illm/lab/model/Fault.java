package io.illm.lab.model;

import java.util.Optional;

/**
 * One fault in the user's input: its place, what was found, and the cure.
 *
 * @param place the place in the file, if the fault is in a file
 * @param message what was found and what was expected; one line, no full stop
 * @param hint what the user can do
 */
public record Fault(Optional<Place> place, String message, Optional<String> hint) {

  /** Creates a fault at a place, with a hint. */
  public static Fault at(Place place, String message, String hint) {
    return new Fault(Optional.of(place), message, Optional.of(hint));
  }

  /** Creates a fault at a place that needs no hint. */
  public static Fault at(Place place, String message) {
    return new Fault(Optional.of(place), message, Optional.empty());
  }

  /** Creates a fault of the command line or of this machine, with a hint. */
  public static Fault of(String message, String hint) {
    return new Fault(Optional.empty(), message, Optional.of(hint));
  }
}
