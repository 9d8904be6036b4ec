package io.illm.lab.cluster;

import io.illm.lab.model.Fault;
import java.util.List;

/**
 * What was found of this machine before a cluster is booted.
 *
 * @param tried what a cluster needs of the kernel and was tried with success
 * @param faults what stands against a cluster, each with its cure
 */
public record Inspection(List<String> tried, List<Fault> faults) {

  /** Keeps copies. */
  public Inspection {
    tried = List.copyOf(tried);
    faults = List.copyOf(faults);
  }
}
