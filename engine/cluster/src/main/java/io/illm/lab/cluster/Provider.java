package io.illm.lab.cluster;

import io.illm.lab.model.Fault;
import io.illm.lab.model.Progress;
import io.illm.lab.model.component.Capability;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Where clusters come from. */
public interface Provider {

  /**
   * What each of its clusters has built in, so that no component is needed for it; a cluster may
   * have more, which only its API can tell.
   */
  Set<Capability> capabilities();

  /** What this machine lacks for such a cluster, each with its cure; empty where it can boot. */
  List<Fault> preflight(ClusterRequest request);

  /**
   * Boots a cluster and returns when its node is Ready, its default service account exists and all
   * images of the request are loaded.
   *
   * @throws io.illm.lab.model.BadInput where {@link #preflight} finds faults; nothing was created
   * @throws io.illm.lab.model.Broken where the boot fails; everything created was removed again
   */
  Cluster up(ClusterRequest request, Progress progress);

  /** Every cluster that this provider made, also half-made and half-dead ones, by name. */
  List<ClusterStatus> list();

  /** The cluster of this name, where it has come up and hasn't been taken down. */
  Optional<Cluster> find(String name);

  /**
   * Removes a cluster and all that belongs to it, also a half-made or half-dead one; does nothing
   * where there is none.
   *
   * @throws io.illm.lab.model.Broken where something of it could not be removed
   */
  void down(String name, Progress progress);
}
