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

/**
 * A cluster that a run uses: its own cluster, or a shared one that it reserves by a Lease.
 *
 * @param cluster the cluster
 * @param client the client of its API
 * @param owned whether the cluster is the run's own
 */
record RunCluster(Cluster cluster, KubeClient client, boolean owned) implements AutoCloseable {

  /**
   * Boots the cluster, or reserves the shared one that the user named.
   *
   * @param name the cluster's name in the experiment
   * @param undo receives the action that removes or releases the cluster, before it is taken
   */
  static RunCluster take(
      String name,
      RunState state,
      Clusters clusters,
      List<BuiltImage> images,
      Progress progress,
      RunListener listener,
      UndoList undo) {
    Optional<ClusterRef> shared = state.options().cluster();
    return shared.isPresent()
        ? share(shared.get(), state, clusters, images, progress, listener, undo)
        : own(name, state, clusters, images, progress, listener, undo);
  }

  private static RunCluster own(
      String inExperiment,
      RunState state,
      Clusters clusters,
      List<BuiltImage> images,
      Progress progress,
      RunListener listener,
      UndoList undo) {
    String name = state.folder().cluster(inExperiment);
    ProviderKind providerKind = state.options().providerKind();
    ClusterRef ref = providerKind.ref(name);
    listener.on(new RunEvent.Creating(Kind.CLUSTER, ref.toString(), Optional.empty()));
    undo.add(
        "removing the cluster " + ref,
        () -> {
          if (!state.options().keep()) {
            clusters.down(ref, progress);
          }
        });
    Map<String, ClusterNeed> needs = state.resolved().experiment().clusters();
    int index = List.copyOf(needs.keySet()).indexOf(inExperiment);
    ClusterNeed need = Optional.ofNullable(needs.get(inExperiment)).orElseThrow();
    Boot boot = new Boot(name, need, false, index);
    try {
      Cluster cluster =
          clusters.boot(providerKind, boot, state.resolved().platform(), images, progress);
      return new RunCluster(cluster, KubeClient.of(cluster), true);
    } catch (BadInput e) {
      undo.forgetNewest(); // a provider throws this before it creates anything
      throw e;
    }
  }

  private static RunCluster share(
      ClusterRef ref,
      RunState state,
      Clusters clusters,
      List<BuiltImage> images,
      Progress progress,
      RunListener listener,
      UndoList undo) {
    Cluster cluster = clusters.find(ref);
    KubeClient client = KubeClient.of(cluster);
    fits(client, state.resolved().experiment().clusters());
    RunLease lease = new RunLease(client.kubernetes(), state.folder().id());
    listener.on(
        new RunEvent.Creating(Kind.LEASE, state.folder().id(), Optional.of(ref.toString())));
    undo.add("giving back the Lease of " + ref, lease::release);
    try {
      lease.take(progress);
    } catch (BadInput e) {
      undo.forgetNewest(); // another run holds it
      client.close();
      throw e;
    }
    if (cluster.takesImages()) {
      cluster.load(BuildImages.archives(images), progress);
    }
    return new RunCluster(cluster, client, false);
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

  /** Returns the cluster's name outside of the experiment. */
  String name() {
    return cluster.name();
  }

  /** Returns an installer of components for this cluster. */
  Installer installer(Renderer renderer) {
    return new Installer(client.kubernetes(), cluster, renderer);
  }

  /** Returns the actions that stop or disconnect nodes; empty if the lab can't do this here. */
  Optional<NodeActs> nodeActs() {
    return cluster.nodeActs();
  }

  /** Returns the log files of the cluster's programs, by program name. */
  Map<String, Path> logs() {
    return cluster.logs();
  }

  /** Describes the cluster in one line for the report. */
  String words() {
    return owned
        ? "%s, Ready after %.1f s".formatted(cluster.name(), cluster.bootTime().toMillis() / 1000.0)
        : "the cluster " + cluster.name() + ", shared";
  }

  /** Returns true if the lab must install its platform on the cluster. */
  boolean bare() {
    return owned && !cluster.bringsPlatform();
  }

  /**
   * Returns true if the nodes pull images from a registry, because the lab can't load images into
   * them.
   */
  boolean pulls() {
    return !cluster.takesImages();
  }

  @Override
  public void close() {
    client.close();
  }
}
