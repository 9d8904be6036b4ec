package io.illm.lab.cluster;

import io.illm.lab.model.Fault;
import java.util.Optional;

/**
 * The test of one kernel feature that a cluster needs.
 *
 * @param what the feature, such as {@code overlay}
 * @param fault the reason why the test failed; empty if it succeeded
 */
record Trial(String what, Optional<Fault> fault) {

  static Trial well(String what) {
    return new Trial(what, Optional.empty());
  }

  static Trial failed(String what, Fault fault) {
    return new Trial(what, Optional.of(fault));
  }
}
