package io.illm.lab.model;

import java.util.Optional;

/**
 * One thing that is wrong with what the user gave: where, what was found, and what to do.
 *
 * @param place where it stands, if it stands in a file
 * @param message what was found beside what was expected; one line, no full stop
 * @param hint what to do about it
 */
public record Fault(Optional<Place> place, String message, Optional<String> hint) {

  /** A fault at a place, with a hint. */
  public static Fault at(Place place, String message, String hint) {
    return new Fault(Optional.of(place), message, Optional.of(hint));
  }

  /** A fault at a place that explains itself. */
  public static Fault at(Place place, String message) {
    return new Fault(Optional.of(place), message, Optional.empty());
  }

  /** A fault of the command line or of this machine, with a hint. */
  public static Fault of(String message, String hint) {
    return new Fault(Optional.empty(), message, Optional.of(hint));
  }
}
