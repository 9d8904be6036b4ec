package io.illm.lab.runner.phase;

import io.illm.lab.cluster.ClusterRef;
import io.illm.lab.model.Progress;
import io.illm.lab.model.component.Component;
import io.illm.lab.runner.RunEvent;
import io.illm.lab.runner.RunEvent.Creating.Kind;
import io.illm.lab.runner.RunListener;
import io.illm.lab.runner.component.Installer;
import io.illm.lab.runner.component.Remover;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The components that a run installs on a cluster and removes again, so that the audit finds the
 * cluster as it was.
 */
final class RunComponents {

  private final RunCluster runCluster;
  private final Installer installer;
  private final Optional<ClusterRef> shared;
  private final Progress progress;
  private final RunListener listener;
  private final UndoList undo = new UndoList();

  /**
   * None yet.
   *
   * @param shared the cluster, where it outlives the run: the journal then has each component
   */
  RunComponents(
      RunCluster runCluster,
      Installer installer,
      Optional<ClusterRef> shared,
      Progress progress,
      RunListener listener) {
    this.runCluster = runCluster;
    this.installer = installer;
    this.shared = shared;
    this.progress = progress;
    this.listener = listener;
  }

  /** Installs what comes before the first step; on a cluster of the run's own it goes with it. */
  void first(List<Component> components) {
    if (runCluster.owned()) {
      installer.install(components, progress);
    } else {
      during(components);
    }
  }

  /** Installs what a step asks for; what was there before the run stays. */
  void during(List<Component> components) {
    Set<String> there = remover().installed();
    components.stream()
        .map(Component::name)
        .filter(name -> !there.contains(name))
        .forEach(this::note);
    installer.install(components, progress);
  }

  private void note(String component) {
    shared.ifPresent(ref ->
        listener.on(new RunEvent.Creating(Kind.COMPONENT, component, Optional.of(ref.toString()))));
    undo.add("removing the component " + component, () -> remover().remove(component));
  }

  /** Removes the components that the run installed, the last one first. */
  void remove() {
    undo.undoTo(0);
  }

  private Remover remover() {
    return new Remover(runCluster.client().kubernetes(), progress);
  }
}
