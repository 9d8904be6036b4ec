package io.illm.lab.cluster;

import io.illm.lab.model.Fault;
import java.util.List;

/**
 * The result of the tests of this machine before a boot.
 *
 * @param tried the kernel features that were tested with success
 * @param faults the faults that prevent a cluster, each with a hint
 */
public record Inspection(List<String> tried, List<Fault> faults) {

  /** Copies both lists. */
  public Inspection {
    tried = List.copyOf(tried);
    faults = List.copyOf(faults);
  }
}
