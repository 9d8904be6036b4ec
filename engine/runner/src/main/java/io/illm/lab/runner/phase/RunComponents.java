package io.illm.lab.runner.phase;

import io.illm.lab.cluster.ClusterRef;
import io.illm.lab.component.install.Installer;
import io.illm.lab.component.install.Remover;
import io.illm.lab.model.Progress;
import io.illm.lab.model.component.Component;
import io.illm.lab.runner.RunEvent;
import io.illm.lab.runner.RunEvent.Creating.Kind;
import io.illm.lab.runner.RunListener;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Installs a run's components on a cluster and removes them again before the audit. */
final class RunComponents {

  private final RunCluster runCluster;
  private final Installer installer;
  private final Optional<ClusterRef> shared;
  private final Progress progress;
  private final RunListener listener;
  private final UndoList undo = new UndoList();

  /**
   * Creates the set, with no component yet.
   *
   * @param shared the shared cluster, whose components are written to the journal; empty for the
   *     run's own cluster
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

  /**
   * Installs the components that are needed before the first step. On the run's own cluster, they
   * are not removed one by one, because the whole cluster is removed.
   */
  void first(List<Component> components) {
    if (runCluster.owned()) {
      installer.install(components, progress);
    } else {
      during(components);
    }
  }

  /**
   * Installs the components that a step asks for. Those that were installed before the run are not
   * removed after it.
   */
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

  /** Removes the components that the run installed, in reverse order. */
  void remove() {
    undo.undoTo(0);
  }

  private Remover remover() {
    return new Remover(runCluster.client().kubernetes(), progress);
  }
}
