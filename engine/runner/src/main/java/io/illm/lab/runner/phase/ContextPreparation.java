package io.illm.lab.runner.phase;

import io.illm.lab.cluster.NodeActs;
import io.illm.lab.component.cluster.ClusterBoot;
import io.illm.lab.host.FolderTree;
import io.illm.lab.model.experiment.Experiment;
import io.illm.lab.runner.RunEvent;
import io.illm.lab.runner.RunEvent.Creating.Kind;
import io.illm.lab.runner.RunListener;
import io.illm.lab.runner.step.NodeRequests;
import io.illm.lab.runner.step.StepUser;
import io.illm.lab.runner.step.Workspace;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Creates what a run's steps use on the host: the workspace with its kubeconfig and programs, and
 * the channel for requests that stop or disconnect nodes.
 *
 * @param clusters the run's clusters
 * @param boot has the programs of components
 * @param state the run's options and results
 * @param listener notes each thing before it is created
 * @param undo receives the action that removes each thing
 */
record ContextPreparation(
    RunClusters clusters, ClusterBoot boot, RunState state, RunListener listener, UndoList undo) {

  /** Creates the workspace. */
  Workspace workspace() {
    Path folder = Workspace.folderOf(state.folder().id());
    listener.on(new RunEvent.Creating(Kind.FOLDER, folder.toString(), Optional.empty()));
    undo.add("removing the folder " + folder, () -> FolderTree.delete(folder));
    Experiment experiment = state.resolved().experiment();
    Workspace workspace =
        Workspace.create(
            folder,
            experiment.folder(),
            PathPrograms.of(boot, state.resolved()),
            StepUser.ofRun(ExecutionContext.isRoot()));
    String kubeconfig = kubeconfig(experiment.namespaces().getFirst());
    state.secrets().learnKubeconfig(kubeconfig);
    workspace.kubeconfig(kubeconfig);
    return workspace;
  }

  private String kubeconfig(String namespace) {
    Map<String, String> kubeconfigs = new LinkedHashMap<>();
    clusters
        .all()
        .forEach(
            (name, cluster) -> kubeconfigs.put(name, cluster.client().kubeconfigFor(namespace)));
    return RunKubeconfig.of(kubeconfigs, Experiment.MAIN_CLUSTER);
  }

  /** Lets the experiment's commands stop and disconnect nodes, if it asks for that. */
  Optional<NodeRequests> nodeRequests(Workspace workspace) {
    if (!state.resolved().experiment().breaksNodes()) {
      return Optional.empty();
    }
    state
        .options()
        .cluster()
        .ifPresent(ref ->
            listener.on(new RunEvent.Creating(Kind.NODES, "all", Optional.of(ref.toString()))));
    Map<String, NodeActs> acts = new LinkedHashMap<>();
    clusters
        .all()
        .forEach((name, cluster) -> cluster.nodeActs().ifPresent(nodes -> acts.put(name, nodes)));
    workspace.enableNodeActions();
    NodeRequests requests = NodeRequests.listen(workspace, acts, listener);
    undo.add("bringing nodes back", requests::giveBack);
    return Optional.of(requests);
  }
}
