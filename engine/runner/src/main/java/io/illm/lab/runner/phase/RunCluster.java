package io.illm.lab.runner.phase;

import io.illm.lab.cluster.Cluster;
import io.illm.lab.cluster.ClusterRef;
import io.illm.lab.cluster.NodeActs;
import io.illm.lab.cluster.ProviderKind;
import io.illm.lab.image.BuiltImage;
import io.illm.lab.model.BadInput;
import io.illm.lab.model.Fault;
import io.illm.lab.model.Progress;
import io.illm.lab.model.experiment.ClusterNeed;
import io.illm.lab.runner.RunEvent;
import io.illm.lab.runner.RunEvent.Creating.Kind;
import io.illm.lab.runner.RunListener;
import io.illm.lab.runner.cluster.Clusters;
import io.illm.lab.runner.cluster.Clusters.Boot;
import io.illm.lab.runner.cluster.KubeClient;
import io.illm.lab.runner.cluster.RunLease;
import io.illm.lab.runner.component.Installer;
import io.illm.lab.runner.manifest.Renderer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A run's right to one cluster: one of its own, or a shared one under a Lease. */
final class RunCluster implements AutoCloseable {

  private final Clusters clusters;
  private final ClusterRef ref;
  private final Cluster cluster;
  private final KubeClient client;
  private final Optional<RunLease> lease;

  private RunCluster(
      Clusters clusters,
      ClusterRef ref,
      Cluster cluster,
      KubeClient client,
      Optional<RunLease> lease) {
    this.clusters = clusters;
    this.ref = ref;
    this.cluster = cluster;
    this.client = client;
    this.lease = lease;
  }

  /**
   * Takes it.
   *
   * @param name of the cluster in the experiment
   */
  static RunCluster take(
      String name,
      RunState state,
      Clusters clusters,
      List<BuiltImage> images,
      Progress progress,
      RunListener listener) {
    Optional<ClusterRef> shared = state.options().cluster();
    return shared.isPresent()
        ? share(shared.get(), state, clusters, images, progress, listener)
        : own(name, state, clusters, images, progress, listener);
  }

  private static RunCluster own(
      String inExperiment,
      RunState state,
      Clusters clusters,
      List<BuiltImage> images,
      Progress progress,
      RunListener listener) {
    String name = state.folder().cluster(inExperiment);
    ProviderKind providerKind = state.options().providerKind();
    listener.on(
        new RunEvent.Creating(Kind.CLUSTER, providerKind.ref(name).toString(), Optional.empty()));
    Map<String, ClusterNeed> needs = state.resolved().experiment().clusters();
    int index = List.copyOf(needs.keySet()).indexOf(inExperiment);
    ClusterNeed need = Optional.ofNullable(needs.get(inExperiment)).orElseThrow();
    Boot boot = new Boot(name, need, false, index);
    Cluster cluster =
        clusters.boot(providerKind, boot, state.resolved().platform(), images, progress);
    return connected(clusters, providerKind.ref(name), cluster, progress);
  }

  /** A cluster that can't be talked to is of no use to anybody. */
  private static RunCluster connected(
      Clusters clusters, ClusterRef ref, Cluster cluster, Progress progress) {
    try {
      return new RunCluster(clusters, ref, cluster, KubeClient.of(cluster), Optional.empty());
    } catch (RuntimeException e) {
      clusters.down(ref, progress);
      throw e;
    }
  }

  private static RunCluster share(
      ClusterRef ref,
      RunState state,
      Clusters clusters,
      List<BuiltImage> images,
      Progress progress,
      RunListener listener) {
    Cluster cluster = clusters.find(ref);
    KubeClient client = KubeClient.of(cluster);
    fits(client, state.resolved().experiment().clusters());
    String run = state.folder().id();
    listener.on(new RunEvent.Creating(Kind.LEASE, run, Optional.of(ref.toString())));
    RunLease lease = RunLease.take(client.kubernetes(), run);
    try {
      if (cluster.takesImages()) {
        cluster.load(BuildImages.archives(images), progress);
      }
      return new RunCluster(clusters, ref, cluster, client, Optional.of(lease));
    } catch (RuntimeException e) {
      lease.release();
      client.close();
      throw e;
    }
  }

  private static void fits(KubeClient client, Map<String, ClusterNeed> needs) {
    int nodes = client.kubernetes().nodes().list().getItems().size();
    int needed = needs.values().stream().mapToInt(ClusterNeed::nodes).sum();
    if (needs.size() > 1 || nodes < needed) {
      client.close();
      throw new BadInput(
          Fault.of(
              "the experiment needs %d nodes in %d clusters, and this one has %d"
                  .formatted(needed, needs.size(), nodes),
              "leave out --cluster: the run then boots its own"));
    }
  }

  KubeClient client() {
    return client;
  }

  /** The cluster's name outside of the experiment. */
  String cluster() {
    return cluster.name();
  }

  /** What installs components on it. */
  Installer installer(Renderer renderer) {
    return new Installer(client.kubernetes(), cluster, renderer);
  }

  /** What breaks its nodes; empty where the lab can't. */
  Optional<NodeActs> nodeActs() {
    return cluster.nodeActs();
  }

  /** The logs of the cluster's programs. */
  Map<String, Path> logs() {
    return cluster.logs();
  }

  /** What a reader should know of it, in a line. */
  String words() {
    return lease.isPresent()
        ? "the cluster " + cluster.name() + ", shared"
        : "%s, Ready after %.1f s"
            .formatted(cluster.name(), cluster.bootTime().toMillis() / 1000.0);
  }

  /** Gives the right back; the run's own cluster is taken down unless it is kept. */
  void end(boolean keep, Progress progress) {
    lease.ifPresent(RunLease::release);
    client.close();
    if (lease.isEmpty() && !keep) {
      clusters.down(ref, progress);
    }
  }

  /** Whether the lab's platform is to be installed on it. */
  boolean bare() {
    return lease.isEmpty() && !cluster.bringsPlatform();
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
