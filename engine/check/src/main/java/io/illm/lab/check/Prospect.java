package io.illm.lab.check;

import java.util.Optional;

/** Knows when there is no use in waiting longer, though the deadline has not passed. */
@FunctionalInterface
public interface Prospect {

  /** Why nothing will come of it; empty while something may. Asked about once a second. */
  Optional<String> hopeless();

  /** Something may always come of it. */
  static Prospect open() {
    return Optional::empty;
  }
}
