package io.illm.lab.cluster;

import io.illm.lab.model.Fault;
import java.util.Optional;

/**
 * Something that a cluster needs of the kernel, and that was tried.
 *
 * @param what what was tried, such as {@code overlay}
 * @param fault why it failed; empty where it went well
 */
record Trial(String what, Optional<Fault> fault) {

  static Trial well(String what) {
    return new Trial(what, Optional.empty());
  }

  static Trial failed(String what, Fault fault) {
    return new Trial(what, Optional.of(fault));
  }
}
