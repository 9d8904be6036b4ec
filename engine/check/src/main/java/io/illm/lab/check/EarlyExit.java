package io.illm.lab.check;

import java.util.Optional;

/** Detects that further waiting is useless before the deadline has passed. */
@FunctionalInterface
public interface EarlyExit {

  /**
   * Returns the reason why waiting is useless; empty if it may still succeed. A wait calls it about
   * once per second.
   */
  Optional<String> reason();

  /** Returns an instance that never ends a wait early. */
  static EarlyExit open() {
    return Optional::empty;
  }
}
