package io.illm.lab.runner;

import io.illm.lab.cluster.Cluster;
import io.illm.lab.cluster.ClusterRef;
import io.illm.lab.cluster.NodeAct;
import io.illm.lab.cluster.NodeActs;
import io.illm.lab.model.BadInput;
import io.illm.lab.model.Fault;
import io.illm.lab.model.Progress;
import io.illm.lab.runner.RunEvent.Creating;
import io.illm.lab.runner.RunEvent.Creating.Kind;
import io.illm.lab.runner.cluster.Clusters;
import io.illm.lab.runner.cluster.KubeClient;
import io.illm.lab.runner.cluster.NamespaceRemoval;
import io.illm.lab.runner.cluster.RunLease;
import io.illm.lab.runner.component.Remover;
import io.illm.lab.runner.step.FolderTree;
import io.illm.lab.runner.step.OrphanProcesses;
import io.illm.lab.runner.store.Journal;
import io.illm.lab.runner.store.Ownership;
import io.illm.lab.runner.store.UnfinishedRun;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Undoes a run that was killed: removes what its journal says it created. */
public final class RunCleanup {

  private final Clusters clusters;
  private final Progress progress;

  /** Cleans up after runs of this user. */
  public RunCleanup(Home home, Progress progress) {
    this.clusters = new Clusters(home);
    this.progress = progress;
  }

  /**
   * Undoes one run and marks it as undone.
   *
   * @return what was removed, each in words
   * @throws BadInput where the run is still going on
   */
  public List<String> undo(UnfinishedRun run) {
    if (run.alive()) {
      throw new BadInput(
          Fault.of(
              "the run " + run.folder().id() + " is still going on",
              "stop it with Ctrl-C where it runs, or kill process " + run.began().pid()));
    }
    boolean own = run.created().stream().anyMatch(thing -> thing.kind() == Kind.CLUSTER);
    List<String> removed =
        run.created().reversed().stream()
            .map(thing -> remove(run.folder().id(), thing, own))
            .toList();
    try (Journal journal = Journal.open(run.folder().journal(), Ownership.ofProcess())) {
      journal.on(new RunEvent.RunUndone(removed));
    }
    return removed;
  }

  /** Namespaces of a cluster of the run's own go with the cluster. */
  private String remove(String run, Creating thing, boolean ownCluster) {
    switch (thing.kind()) {
      case CLUSTER -> clusters.down(ClusterRef.parse(thing.name()), progress);
      case FOLDER -> {
        Path folder = Path.of(thing.name());
        OrphanProcesses.end(folder);
        FolderTree.delete(folder);
      }
      case NAMESPACE -> {
        if (!ownCluster) {
          shared(thing).ifPresent(cluster -> removeNamespace(cluster, run, thing.name()));
        }
      }
      case LEASE -> shared(thing).ifPresent(cluster -> release(cluster, thing.name()));
      case COMPONENT -> shared(thing).ifPresent(cluster -> removeComponent(cluster, thing.name()));
      case NODES -> shared(thing).flatMap(Cluster::nodeActs).ifPresent(RunCleanup::giveBack);
    }
    return thing.kind().name().toLowerCase(Locale.ROOT) + " " + thing.name();
  }

  /** One of the lab's that is gone took with it what was on it. */
  private Optional<Cluster> shared(Creating thing) {
    return thing
        .on()
        .map(ClusterRef::parse)
        .flatMap(ref -> clusters.provider(ref).find(ref.name()));
  }

  private static void removeNamespace(Cluster cluster, String run, String namespace) {
    try (KubeClient client = KubeClient.of(cluster)) {
      NamespaceRemoval.ofRun(client.kubernetes(), run, List.of(namespace));
    }
  }

  private void removeComponent(Cluster cluster, String component) {
    try (KubeClient client = KubeClient.of(cluster)) {
      new Remover(client.kubernetes(), progress).remove(component);
    }
  }

  private static void giveBack(NodeActs acts) {
    acts.out().forEach(node -> acts.act(NodeAct.RETURN, node));
  }

  private static void release(Cluster cluster, String run) {
    try (KubeClient client = KubeClient.of(cluster)) {
      new RunLease(client.kubernetes(), run).release();
    }
  }
}
