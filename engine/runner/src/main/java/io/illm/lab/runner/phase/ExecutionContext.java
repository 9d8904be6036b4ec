package io.illm.lab.runner.phase;

import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.illm.lab.check.Diagnosis;
import io.illm.lab.check.EarlyExit;
import io.illm.lab.check.Observer;
import io.illm.lab.check.UnpullableImages;
import io.illm.lab.cluster.ClusterRef;
import io.illm.lab.model.experiment.Experiment;
import io.illm.lab.runner.RunEvent;
import io.illm.lab.runner.RunEvent.Creating.Kind;
import io.illm.lab.runner.RunListener;
import io.illm.lab.runner.RunOptions.Mode;
import io.illm.lab.runner.audit.ObjectInventory;
import io.illm.lab.runner.cluster.NamespaceRemoval;
import io.illm.lab.runner.component.ImageCatalog;
import io.illm.lab.runner.step.CheckEvaluator;
import io.illm.lab.runner.step.ClusterView;
import io.illm.lab.runner.step.ShellCommands;
import io.illm.lab.runner.step.StepRunner;
import io.illm.lab.runner.step.StepShell;
import io.illm.lab.runner.step.Workspace;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where an experiment's steps act: its namespaces on its clusters, its workspace on the host, and
 * what looks at both.
 *
 * @param targets its clusters, by the name that the experiment gives them
 * @param namespaces the experiment's, on each
 * @param workspace where commands run
 * @param checks holds checks to the clusters
 * @param steps runs steps
 */
public record ExecutionContext(
    Map<String, TargetCluster> targets,
    List<String> namespaces,
    Workspace workspace,
    CheckEvaluator checks,
    StepRunner steps)
    implements AutoCloseable {

  /** Makes the namespaces and the tools that act in them. */
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
    return new ExecutionContext(targets, namespaces, workspace, checks, steps);
  }

  /** Those of clusters that outlive the run are for clean-up to remove. */
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

  /** The API of the cluster that steps use by default. */
  public KubernetesClient client() {
    return main().client();
  }

  /** Looks at the cluster that steps use by default. */
  public Observer observer() {
    return main().view().observer();
  }

  private TargetCluster main() {
    return Optional.ofNullable(targets.get(Experiment.MAIN_CLUSTER)).orElseThrow();
  }

  private static boolean needs(Resolved resolved, String image) {
    return resolved.images().contains(ImageCatalog.canonical(image));
  }

  /** Whether the lab runs as root. */
  static boolean isRoot() {
    return "root".equals(System.getProperty("user.name"));
  }

  /** The experiment's first namespace, which commands and checks use where they name none. */
  public String namespace() {
    return namespaces.getFirst();
  }

  /** Pods are held to the strictest standard unless the experiment is about something else. */
  private static Namespace namespace(String name, String run) {
    return new NamespaceBuilder()
        .withNewMetadata()
        .withName(name)
        .addToLabels("pod-security.kubernetes.io/enforce", "restricted")
        .addToLabels(NamespaceRemoval.RUN, run)
        .endMetadata()
        .build();
  }

  /** Removes what the run created on its clusters, and waits until it is gone. */
  void cleanUp() {
    checks.close();
    removals().forEach(NamespaceRemoval::begin);
    targets.values().forEach(target -> target.view().observer().close());
    removals().forEach(NamespaceRemoval::await);
    workspace.remove();
  }

  private List<NamespaceRemoval> removals() {
    return targets.values().stream()
        .flatMap(
            target -> namespaces.stream().map(name -> new NamespaceRemoval(target.client(), name)))
        .toList();
  }

  @Override
  public void close() {
    checks.close();
  }
}
