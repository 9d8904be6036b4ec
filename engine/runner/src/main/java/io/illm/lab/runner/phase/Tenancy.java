package io.illm.lab.runner.phase;

import io.illm.lab.cluster.Cluster;
import io.illm.lab.cluster.ClusterRef;
import io.illm.lab.image.BuiltImage;
import io.illm.lab.model.Progress;
import io.illm.lab.runner.RunEvent;
import io.illm.lab.runner.RunEvent.Creating.Kind;
import io.illm.lab.runner.RunListener;
import io.illm.lab.runner.cluster.Clusters;
import io.illm.lab.runner.cluster.KubeClient;
import io.illm.lab.runner.cluster.RunLease;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A run's right to a cluster: one of its own, or a shared one under a Lease. */
final class Tenancy implements AutoCloseable {

  private final Clusters clusters;
  private final Cluster cluster;
  private final KubeClient client;
  private final Optional<RunLease> lease;

  private Tenancy(Clusters clusters, Cluster cluster, KubeClient client, Optional<RunLease> lease) {
    this.clusters = clusters;
    this.cluster = cluster;
    this.client = client;
    this.lease = lease;
  }

  static Tenancy take(
      RunState state,
      Clusters clusters,
      List<BuiltImage> images,
      Progress progress,
      RunListener listener) {
    Optional<ClusterRef> shared = state.options().cluster();
    return shared.isPresent()
        ? share(shared.get(), state, clusters, images, progress, listener)
        : own(state, clusters, images, progress, listener);
  }

  private static Tenancy own(
      RunState state,
      Clusters clusters,
      List<BuiltImage> images,
      Progress progress,
      RunListener listener) {
    String name = state.folder().cluster();
    listener.on(new RunEvent.Creating(Kind.CLUSTER, name, Optional.empty()));
    Cluster cluster = clusters.boot(name, state.resolved().platform(), images, false, progress);
    return connected(clusters, cluster, progress);
  }

  /** A cluster that can't be talked to is of no use to anybody. */
  private static Tenancy connected(Clusters clusters, Cluster cluster, Progress progress) {
    try {
      return new Tenancy(clusters, cluster, KubeClient.of(cluster), Optional.empty());
    } catch (RuntimeException e) {
      clusters.down(cluster.name(), progress);
      throw e;
    }
  }

  private static Tenancy share(
      ClusterRef ref,
      RunState state,
      Clusters clusters,
      List<BuiltImage> images,
      Progress progress,
      RunListener listener) {
    Cluster cluster = clusters.find(ref);
    KubeClient client = KubeClient.of(cluster);
    String run = state.folder().id();
    listener.on(new RunEvent.Creating(Kind.LEASE, run, Optional.of(ref.toString())));
    RunLease lease = RunLease.take(client.kubernetes(), run);
    try {
      if (cluster.takesImages()) {
        cluster.load(BuildImages.archives(images), progress);
      }
      return new Tenancy(clusters, cluster, client, Optional.of(lease));
    } catch (RuntimeException e) {
      lease.release();
      client.close();
      throw e;
    }
  }

  KubeClient client() {
    return client;
  }

  /** The logs of the cluster's programs. */
  Map<String, Path> logs() {
    return cluster.logs();
  }

  /** What a reader should know of it, in a line. */
  String words() {
    return lease.isPresent()
        ? "the cluster " + cluster.name() + ", shared"
        : "%s, its node Ready after %.1f s"
            .formatted(cluster.name(), cluster.bootTime().toMillis() / 1000.0);
  }

  /** Gives the right back; the run's own cluster is taken down unless it is kept. */
  void end(boolean keep, Progress progress) {
    lease.ifPresent(RunLease::release);
    client.close();
    if (lease.isEmpty() && !keep) {
      clusters.down(cluster.name(), progress);
    }
  }

  /** Whether its nodes pull images, as none can be put into them. */
  boolean pulls() {
    return !cluster.takesImages();
  }

  /** Whether the cluster is the run's own. */
  boolean owned() {
    return lease.isEmpty();
  }

  @Override
  public void close() {
    client.close();
  }
}
