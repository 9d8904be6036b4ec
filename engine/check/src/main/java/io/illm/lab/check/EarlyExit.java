package io.illm.lab.check;

import java.util.Optional;

/** Knows when there is no use in waiting longer, though the deadline has not passed. */
@FunctionalInterface
public interface EarlyExit {

  /** Why nothing will come of it; empty while something may. Asked about once a second. */
  Optional<String> reason();

  /** Something may always come of it. */
  static EarlyExit open() {
    return Optional::empty;
  }
}
