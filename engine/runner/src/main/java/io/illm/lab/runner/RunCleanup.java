package io.illm.lab.runner;

import io.illm.lab.cluster.Cluster;
import io.illm.lab.cluster.ClusterRef;
import io.illm.lab.cluster.NodeAct;
import io.illm.lab.cluster.NodeActs;
import io.illm.lab.component.cluster.Clusters;
import io.illm.lab.component.install.Remover;
import io.illm.lab.component.kube.KubeClient;
import io.illm.lab.component.kube.NamespaceRemoval;
import io.illm.lab.component.kube.StuckNamespace;
import io.illm.lab.host.FolderTree;
import io.illm.lab.host.Home;
import io.illm.lab.host.Ownership;
import io.illm.lab.model.BadInput;
import io.illm.lab.model.Fault;
import io.illm.lab.model.Progress;
import io.illm.lab.runner.RunEvent.Creating;
import io.illm.lab.runner.RunEvent.Leaked;
import io.illm.lab.runner.audit.ObjectInventory;
import io.illm.lab.runner.phase.RunLease;
import io.illm.lab.runner.step.OrphanProcesses;
import io.illm.lab.runner.store.Journal;
import io.illm.lab.runner.store.UnfinishedRun;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/**
 * Removes what unfinished runs left behind, as listed in their journals. Such a run was killed or
 * could not clean up.
 */
public final class RunCleanup {

  private final Clusters clusters;
  private final Progress progress;

  /** Creates a clean-up for the runs of this user. */
  public RunCleanup(Home home, Progress progress) {
    this.clusters = new Clusters(home);
    this.progress = progress;
  }

  /**
   * The result of cleaning up after a run.
   *
   * @param id the run's id
   * @param removed the things that were removed, each in words
   * @param left the things that remain, each in words with the reason
   */
  public record Undone(String id, List<String> removed, List<String> left) {}

  /**
   * Removes what one run left. It tries every thing, even if another can't be removed. The journal
   * records the run as undone once nothing remains.
   *
   * @throws BadInput if the run's process is still alive
   */
  public Undone undo(UnfinishedRun run) {
    if (run.alive()) {
      throw new BadInput(
          Fault.of(
              "the run " + run.folder().id() + " is still going on",
              "stop it with Ctrl-C where it runs, or kill process "
                  + run.began().process().orElseThrow().pid()));
    }
    List<String> removed = new ArrayList<>();
    List<String> left = new ArrayList<>();
    for (Creating thing : run.created().reversed()) {
      reason(run, thing)
          .ifPresentOrElse(
              why -> left.add(words(thing) + ": " + why), () -> removed.add(words(thing)));
    }
    run.leaked().forEach(leaked -> left.addAll(stillThere(leaked)));
    if (left.isEmpty()) {
      try (Journal journal = Journal.open(run.folder().journal(), Ownership.ofProcess())) {
        journal.on(new RunEvent.RunUndone(removed));
      }
    }
    return new Undone(run.folder().id(), List.copyOf(removed), List.copyOf(left));
  }

  private static String words(Creating thing) {
    return thing.kind().name().toLowerCase(Locale.ROOT) + " " + thing.name();
  }

  /** Removes one thing. Returns the reason if that failed. */
  private Optional<String> reason(UnfinishedRun run, Creating thing) {
    try {
      return remove(run, thing);
    } catch (RuntimeException e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
  }

  private Optional<String> remove(UnfinishedRun run, Creating thing) {
    return switch (thing.kind()) {
      case CLUSTER -> {
        clusters.down(ClusterRef.parse(thing.name()), progress);
        yield Optional.empty();
      }
      case FOLDER -> {
        Path folder = Path.of(thing.name());
        OrphanProcesses.end(folder);
        FolderTree.delete(folder);
        yield Optional.empty();
      }
      case NAMESPACE -> onShared(thing, client -> namespace(client, run, thing.name()));
      case LEASE ->
          onShared(
              thing,
              client -> {
                new RunLease(client.kubernetes(), thing.name()).release();
                return Optional.empty();
              });
      case COMPONENT ->
          onShared(
              thing,
              client -> {
                new Remover(client.kubernetes(), progress).remove(thing.name());
                return Optional.empty();
              });
      case NODES -> {
        shared(thing).flatMap(Cluster::nodeActs).ifPresent(RunCleanup::giveBack);
        yield Optional.empty();
      }
    };
  }

  private Optional<String> namespace(KubeClient client, UnfinishedRun run, String name) {
    return NamespaceRemoval.ofRun(client.kubernetes(), run.folder().id(), List.of(name), progress)
        .stream()
        .map(StuckNamespace::reason)
        .findFirst();
  }

  private Optional<String> onShared(
      Creating thing, Function<KubeClient, Optional<String>> removal) {
    return shared(thing)
        .flatMap(cluster -> {
          try (KubeClient client = KubeClient.of(cluster)) {
            return removal.apply(client);
          }
        });
  }

  /**
   * Returns the shared cluster that a thing is on. Empty if the thing was on the run's own cluster,
   * which is removed as a whole, or if the shared cluster no longer exists.
   */
  private Optional<Cluster> shared(Creating thing) {
    return thing.on().map(ClusterRef::parse).flatMap(this::find);
  }

  private Optional<Cluster> find(ClusterRef ref) {
    return clusters.provider(ref).find(ref.name());
  }

  private static void giveBack(NodeActs acts) {
    acts.out().forEach(node -> acts.act(NodeAct.RETURN, node));
  }

  /** Returns the leaked objects that still exist. The lab can't remove them; the user must. */
  private List<String> stillThere(Leaked leaked) {
    try {
      return find(ClusterRef.parse(leaked.on()))
          .map(cluster -> {
            try (KubeClient client = KubeClient.of(cluster)) {
              ObjectInventory now = ObjectInventory.take(client.kubernetes());
              return leaked.objects().stream()
                  .filter(now.objects()::contains)
                  .map(object -> object + " on " + leaked.on() + ": remove it with kubectl")
                  .toList();
            }
          })
          .orElse(List.of());
    } catch (RuntimeException e) {
      return List.of("objects on " + leaked.on() + ": " + e.getMessage());
    }
  }
}
