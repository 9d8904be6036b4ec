package io.illm.lab.runner.phase;

import io.illm.lab.cluster.Cluster;
import io.illm.lab.cluster.ClusterRef;
import io.illm.lab.cluster.ProviderKind;
import io.illm.lab.component.cluster.ClusterBoot;
import io.illm.lab.component.cluster.Clusters;
import io.illm.lab.component.image.BuildImages;
import io.illm.lab.component.kube.KubeClient;
import io.illm.lab.component.manifest.Renderer;
import io.illm.lab.image.BuiltImage;
import io.illm.lab.model.BadInput;
import io.illm.lab.model.Broken;
import io.illm.lab.model.Fault;
import io.illm.lab.model.Progress;
import io.illm.lab.model.experiment.ClusterNeed;
import io.illm.lab.model.experiment.ClusterNeed.Cni;
import io.illm.lab.model.experiment.Experiment;
import io.illm.lab.runner.RunEvent;
import io.illm.lab.runner.RunEvent.Creating.Kind;
import io.illm.lab.runner.RunListener;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The clusters of a run, by their names in the experiment. It boots the run's own clusters, or
 * reserves the shared one that the user named.
 */
final class RunClusters {

  private final Clusters clusters;
  private final ClusterBoot boot;
  private final RunState state;
  private final Progress progress;
  private final RunListener listener;
  private final UndoList undo;
  private final Map<String, RunCluster> taken = new LinkedHashMap<>();
  private int mark;

  /**
   * Creates the set, with no cluster yet.
   *
   * @param undo receives the actions that remove or release the clusters, before they are taken
   */
  RunClusters(
      Clusters clusters,
      ClusterBoot boot,
      RunState state,
      Progress progress,
      RunListener listener,
      UndoList undo) {
    this.clusters = clusters;
    this.boot = boot;
    this.state = state;
    this.progress = progress;
    this.listener = listener;
    this.undo = undo;
  }

  /** Boots or reserves all clusters, and connects those with routes between them. */
  void take(List<BuiltImage> images) {
    Optional<ClusterRef> shared = state.options().cluster();
    Map<String, ClusterNeed> needs = state.resolved().experiment().clusters();
    for (String name : needs.keySet()) {
      taken.put(name, shared.isPresent() ? share(shared.get(), images) : boot(name, images));
      mark = undo.mark();
    }
    needs.forEach((one, need) -> need.routes().forEach(other -> join(one, other)));
  }

  private RunCluster boot(String inExperiment, List<BuiltImage> images) {
    String name = state.folder().cluster(inExperiment);
    ProviderKind providerKind = state.options().providerKind();
    ClusterRef ref = providerKind.ref(name);
    listener.on(new RunEvent.Creating(Kind.CLUSTER, ref.toString(), Optional.empty()));
    undo.add("removing the cluster " + ref, () -> remove(ref));
    Map<String, ClusterNeed> needs = state.resolved().experiment().clusters();
    int index = List.copyOf(needs.keySet()).indexOf(inExperiment);
    ClusterNeed need = Optional.ofNullable(needs.get(inExperiment)).orElseThrow();
    var request = new ClusterBoot.Request(name, need, false, index);
    try {
      Cluster cluster = boot.boot(providerKind, request, state.resolved().platform(), images);
      return new RunCluster(cluster, KubeClient.of(cluster), true);
    } catch (BadInput e) {
      undo.forgetNewest(); // a provider throws this before it creates anything
      throw e;
    }
  }

  private void remove(ClusterRef ref) {
    if (!state.options().keep()) {
      clusters.down(ref, progress);
    }
  }

  private RunCluster share(ClusterRef ref, List<BuiltImage> images) {
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

  private void join(String one, String other) {
    clusters.join(named(one).name(), named(other).name());
  }

  /**
   * Installs the platform on the run's own clusters.
   *
   * @param cni only on clusters whose pods get their network in this way
   */
  void installPlatform(Cni cni, Renderer renderer) {
    state
        .resolved()
        .experiment()
        .clusters()
        .forEach((name, need) -> {
          RunCluster cluster = named(name);
          if (cluster.bare() && need.cni() == cni) {
            cluster.installer(renderer).install(state.resolved().platform(), progress);
          }
        });
  }

  /**
   * Returns the log files of the clusters' programs by program, such as {@code etcd}, or {@code
   * east/etcd} on a cluster that is not the main one.
   */
  Map<String, Path> logs() {
    Map<String, Path> logs = new LinkedHashMap<>();
    taken.forEach((name, cluster) -> {
      String prefix = name.equals(Experiment.MAIN_CLUSTER) ? "" : name + "/";
      cluster.logs().forEach((program, file) -> logs.put(prefix + program, file));
    });
    return logs;
  }

  /** Returns the clusters that were taken, by their names in the experiment. */
  Map<String, RunCluster> all() {
    return taken;
  }

  /** Returns the cluster that steps use by default. */
  RunCluster main() {
    return named(Experiment.MAIN_CLUSTER);
  }

  /** Returns the cluster with this name in the experiment. */
  RunCluster named(String name) {
    return Optional.ofNullable(taken.get(name))
        .orElseThrow(() ->
            new Broken(
                "there is no cluster " + name,
                "this is a fault of the lab: phases are out of order"));
  }

  /** Returns the mark of the undo list behind the last cluster: what follows lies on clusters. */
  int mark() {
    return mark;
  }

  /** Describes the clusters in one line for the report. */
  String words() {
    return taken.values().stream().map(RunCluster::words).collect(Collectors.joining("; "));
  }
}
