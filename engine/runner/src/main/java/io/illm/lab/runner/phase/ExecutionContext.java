package io.illm.lab.runner.phase;

import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.illm.lab.check.Diagnosis;
import io.illm.lab.check.EarlyExit;
import io.illm.lab.check.Observer;
import io.illm.lab.check.UnpullableImages;
import io.illm.lab.cluster.ClusterRef;
import io.illm.lab.component.image.ImageCatalog;
import io.illm.lab.component.kube.NamespaceRemoval;
import io.illm.lab.component.kube.StuckNamespace;
import io.illm.lab.model.Broken;
import io.illm.lab.model.Progress;
import io.illm.lab.model.experiment.Experiment;
import io.illm.lab.runner.RunEvent;
import io.illm.lab.runner.RunEvent.Creating.Kind;
import io.illm.lab.runner.RunListener;
import io.illm.lab.runner.RunOptions.Mode;
import io.illm.lab.runner.audit.ObjectInventory;
import io.illm.lab.runner.step.CheckEvaluator;
import io.illm.lab.runner.step.CheckProver;
import io.illm.lab.runner.step.ClusterView;
import io.illm.lab.runner.step.ShellBreaker;
import io.illm.lab.runner.step.ShellCommands;
import io.illm.lab.runner.step.StepRepetition;
import io.illm.lab.runner.step.StepRunner;
import io.illm.lab.runner.step.StepShell;
import io.illm.lab.runner.step.Workspace;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The context in which an experiment's steps run: its clusters, its namespaces, its workspace on
 * the host and the tools that use them.
 *
 * @param run the run's id, which is a label of its namespaces
 * @param targets the clusters, by their names in the experiment
 * @param namespaces the experiment's namespaces; each cluster has all of them
 * @param workspace the folder in which commands run
 * @param checks evaluates checks on the clusters
 * @param steps runs the steps
 */
public record ExecutionContext(
    String run,
    Map<String, TargetCluster> targets,
    List<String> namespaces,
    Workspace workspace,
    CheckEvaluator checks,
    StepRunner steps)
    implements AutoCloseable {

  /** Creates the namespaces and the tools that use them. */
  static ExecutionContext prepare(
      RunState state,
      Map<String, RunCluster> runClusters,
      Workspace workspace,
      RunListener listener) {
    List<String> namespaces = state.resolved().experiment().namespaces();
    noteNamespaces(state, listener);
    Map<String, TargetCluster> targets = new LinkedHashMap<>();
    runClusters.forEach(
        (name, runCluster) -> targets.put(name, target(state, runCluster, workspace)));
    Map<String, ClusterView> views = new LinkedHashMap<>();
    targets.forEach((name, target) -> views.put(name, target.view()));
    CheckEvaluator checks =
        new CheckEvaluator(
            views, state.resolved().conditions(), state.options().mode() == Mode.RUN, listener);
    StepRunner steps = new StepRunner(new StepShell(workspace, listener), checks, listener);
    return new ExecutionContext(state.folder().id(), targets, namespaces, workspace, checks, steps);
  }

  /**
   * Writes the namespaces to the journal, so that {@code lab clean} can remove them from a shared
   * cluster.
   */
  private static void noteNamespaces(RunState state, RunListener listener) {
    Optional<String> on = state.options().cluster().map(ClusterRef::toString);
    if (on.isPresent() && ProbeNamespace.needed(state.resolved().experiment())) {
      listener.on(new RunEvent.Creating(Kind.NAMESPACE, ProbeNamespace.NAMESPACE, on));
    }
    for (String name : state.resolved().experiment().namespaces()) {
      listener.on(new RunEvent.Creating(Kind.NAMESPACE, name, on));
    }
  }

  private static TargetCluster target(RunState state, RunCluster runCluster, Workspace workspace) {
    KubernetesClient client = runCluster.client().kubernetes();
    List<String> namespaces = state.resolved().experiment().namespaces();
    ObjectInventory before = ObjectInventory.take(client);
    namespaces.forEach(name -> client.resource(namespace(name, state.folder().id())).create());
    String first = namespaces.getFirst();
    Observer observer = new Observer(client, first, new ShellCommands(workspace, Map.of()));
    EarlyExit earlyExit =
        runCluster.pulls()
            ? new UnpullableImages(client, namespaces, image -> needs(state.resolved(), image))
            : EarlyExit.open();
    return new TargetCluster(
        client, new ClusterView(observer, earlyExit, new Diagnosis(client, first)), before);
  }

  /** Returns the client of the cluster that steps use by default. */
  public KubernetesClient client() {
    return main().client();
  }

  /** Returns the observer of the cluster that steps use by default. */
  public Observer observer() {
    return main().view().observer();
  }

  private TargetCluster main() {
    return Optional.ofNullable(targets.get(Experiment.MAIN_CLUSTER)).orElseThrow();
  }

  private static boolean needs(Resolved resolved, String image) {
    return resolved.images().contains(ImageCatalog.canonical(image));
  }

  /** Returns true if the lab runs as root. */
  static boolean isRoot() {
    return "root".equals(System.getProperty("user.name"));
  }

  /**
   * Returns the experiment's first namespace. Commands and checks that name no namespace use it.
   */
  public String namespace() {
    return namespaces.getFirst();
  }

  /** Returns a new namespace of a run. It enforces the Pod Security Standard {@code restricted}. */
  private static Namespace namespace(String name, String run) {
    return new NamespaceBuilder()
        .withNewMetadata()
        .withName(name)
        .addToLabels("pod-security.kubernetes.io/enforce", "restricted")
        .addToLabels(NamespaceRemoval.RUN, run)
        .endMetadata()
        .build();
  }

  /**
   * Removes the namespaces that the run created on its clusters, and the namespace of the probe
   * pod.
   *
   * @return the namespaces that could not be removed, by cluster name
   */
  Map<String, List<StuckNamespace>> removeNamespaces(Progress progress) {
    Map<String, List<StuckNamespace>> held = new LinkedHashMap<>();
    targets.forEach((name, target) -> held.put(name, removeNamespaces(target, progress)));
    return held;
  }

  /**
   * Returns the prover, which shows that the checks can fail. Call it after the tutorial has run.
   */
  CheckProver prover(RunListener listener, Progress progress) {
    return new CheckProver(
        new StepRepetition(steps, checks, () -> renewNamespaces(progress)),
        new ShellBreaker(new ShellCommands(workspace, Map.of()), checks),
        listener);
  }

  /** Deletes the run's namespaces with all their objects and creates them again. */
  private void renewNamespaces(Progress progress) {
    for (TargetCluster target : targets.values()) {
      KubernetesClient client = target.client();
      List<StuckNamespace> held =
          NamespaceRemoval.all(
              namespaces.stream().map(name -> new NamespaceRemoval(client, name)).toList(),
              progress);
      if (!held.isEmpty()) {
        throw new Broken(
            "the namespaces can't be made anew: " + held, "remove what holds them in a step");
      }
      namespaces.forEach(name -> client.resource(namespace(name, run)).create());
    }
  }

  private List<StuckNamespace> removeNamespaces(TargetCluster target, Progress progress) {
    Observer observer = target.view().observer();
    boolean probed = !observer.created().isEmpty();
    List<StuckNamespace> held =
        NamespaceRemoval.all(
            Stream.concat(
                    namespaces.stream(),
                    probed ? Stream.of(ProbeNamespace.NAMESPACE) : Stream.empty())
                .map(name -> new NamespaceRemoval(target.client(), name))
                .toList(),
            progress);
    if (held.isEmpty()) {
      observer.close(); // it would wait for a namespace that is still held
    }
    return held;
  }

  @Override
  public void close() {
    checks.close();
  }
}
