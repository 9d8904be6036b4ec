package io.illm.lab.cluster;

import io.illm.lab.model.Fault;
import io.illm.lab.model.Progress;
import io.illm.lab.model.component.Capability;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Boots, finds and removes clusters. */
public interface Provider {

  /**
   * Returns the capabilities that each of its clusters has built in, so that they need no
   * component. A cluster may have more capabilities, which only its API server can report.
   */
  Set<Capability> capabilities();

  /**
   * Returns what this machine lacks for a cluster, each fault with a hint; empty if the cluster can
   * boot.
   */
  List<Fault> preflight(ClusterRequest request);

  /**
   * Boots a cluster. Returns when its nodes are Ready, its default service account exists and all
   * images of the request are loaded. If the request leaves the pod network to a component, the
   * nodes are only registered by then.
   *
   * @throws io.illm.lab.model.BadInput if {@link #preflight} finds faults; nothing was created
   * @throws io.illm.lab.model.Broken if the boot fails; everything created was removed again
   */
  Cluster up(ClusterRequest request, Progress progress);

  /**
   * Returns the status of every cluster that this provider created, by name. Includes clusters that
   * are incomplete or have dead programs.
   */
  List<ClusterStatus> list();

  /** Returns the cluster with a name; empty if there is none, or if its boot did not complete. */
  Optional<Cluster> find(String name);

  /**
   * Removes a cluster and everything that belongs to it, even if it is incomplete or has dead
   * programs. Does nothing if there is no such cluster.
   *
   * @throws io.illm.lab.model.Broken if something could not be removed
   */
  void down(String name, Progress progress);
}
