package io.illm.lab.cli.host;

import io.illm.lab.model.Fault;
import java.util.Optional;

/**
 * One thing that {@code lab doctor} looked at.
 *
 * @param subject what was looked at
 * @param state what it means for the lab
 * @param found what was found
 * @param cure what to do about it, where something must be done
 */
record Finding(String subject, State state, String found, Optional<String> cure) {

  /** What a finding means for the lab. */
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
