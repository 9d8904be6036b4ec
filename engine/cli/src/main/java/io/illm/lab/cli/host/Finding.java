package io.illm.lab.cli.host;

import io.illm.lab.model.Fault;
import java.util.Optional;

/**
 * The result of one check of {@code lab doctor}.
 *
 * @param subject what was checked
 * @param state its severity
 * @param found what was found
 * @param cure what the user must do, if anything
 */
record Finding(String subject, State state, String found, Optional<String> cure) {

  /** The severity of a finding. */
  enum State {
    OK,
    WARNING,
    FAULT
  }

  static Finding ok(String subject, String found) {
    return new Finding(subject, State.OK, found, Optional.empty());
  }

  static Finding warning(String subject, String found, String cure) {
    return new Finding(subject, State.WARNING, found, Optional.of(cure));
  }

  static Finding of(String subject, Fault fault) {
    return new Finding(subject, State.FAULT, fault.message(), fault.hint());
  }
}
