package io.illm.lab.cluster;

import io.illm.lab.model.Fault;
import java.util.Optional;

/**
 * The test of one kernel feature that a cluster needs.
 *
 * @param what the feature, such as {@code overlay}
 * @param fault the reason why the test failed; empty if it succeeded
 */
record KernelProbe(String what, Optional<Fault> fault) {

  static KernelProbe passed(String what) {
    return new KernelProbe(what, Optional.empty());
  }

  static KernelProbe failed(String what, Fault fault) {
    return new KernelProbe(what, Optional.of(fault));
  }
}
