package io.illm.lab.runner.phase;

import io.illm.lab.cluster.HostInventory;
import io.illm.lab.cluster.ProviderKind;
import io.illm.lab.component.cluster.ClusterBoot;
import io.illm.lab.component.cluster.Clusters;
import io.illm.lab.component.kube.NamespaceRemoval;
import io.illm.lab.component.kube.StuckNamespace;
import io.illm.lab.component.manifest.Renderer;
import io.illm.lab.host.Home;
import io.illm.lab.model.Broken;
import io.illm.lab.model.Progress;
import io.illm.lab.model.component.Component;
import io.illm.lab.model.experiment.ClusterNeed.Cni;
import io.illm.lab.model.experiment.Step;
import io.illm.lab.model.run.Run;
import io.illm.lab.model.run.StepResult;
import io.illm.lab.model.run.StudyResult;
import io.illm.lab.runner.RunEvent;
import io.illm.lab.runner.RunListener;
import io.illm.lab.runner.RunOptions.Mode;
import io.illm.lab.runner.secret.SecretWatches;
import io.illm.lab.runner.step.NodeRequests;
import io.illm.lab.runner.step.Workspace;
import io.illm.lab.runner.store.Evidence;
import io.illm.lab.runner.store.Proofs;
import io.illm.lab.runner.study.Studies;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The phases of one run after it was resolved. Each phase uses the results of the earlier ones and
 * adds what it creates to the undo list. Clean-up and audit also work if earlier phases did not
 * finish.
 */
public final class Phases implements AutoCloseable {

  private final Progress progress;
  private final RunListener listener;
  private final RunState state;
  private final Resolved resolved;
  private final ClusterBoot boot;
  private final RunClusters clusters;
  private final Home home;
  private final Renderer renderer;
  private final RunImages images;
  private final SecretWatches secretWatches;
  private StepsNotRun notRun = new StepsNotRun(Map.of());
  private Optional<ExecutionContext> context = Optional.empty();
  private Optional<Studies> studies = Optional.empty();
  private Optional<RunComponents> runComponents = Optional.empty();
  private Optional<NodeRequests> nodeRequests = Optional.empty();
  private final UndoList undo = new UndoList();
  private final Map<String, List<StuckNamespace>> stuckNamespaces = new LinkedHashMap<>();
  private boolean leakedOnSharedCluster;
  private final Map<String, String> machineFacts;

  /** Creates the phases of a run that has been resolved. */
  public Phases(Home home, Progress progress, RunListener listener, RunState state) {
    this.home = home;
    this.progress = progress;
    this.listener = listener;
    this.state = state;
    this.resolved = state.resolved();
    Clusters all = new Clusters(home);
    this.boot = new ClusterBoot(home, all, progress);
    this.clusters = new RunClusters(all, boot, state, progress, listener, undo);
    this.secretWatches = new SecretWatches(state.secrets());
    this.renderer = new Renderer(home, progress);
    this.images = new RunImages(home, progress, state, renderer);
    this.machineFacts = new MachineFacts(home, state.folder()).read();
  }

  /**
   * Gets the images that are not in the cache, and pushes all images if the user named a registry.
   */
  public String getImages() {
    return images.get();
  }

  /** Boots the run's clusters, or reserves the cluster that the user named. */
  public String startClusters() {
    clusters.take(images.all());
    state.environment(
        EnvironmentFacts.of(
            clusters.main().client().kubernetes(),
            state.options().provider(),
            components(),
            images.all(),
            images.unpinned(),
            new Revision(home.library().root(), resolved.experiment().folder()).words(),
            machineFacts));
    return clusters.words();
  }

  /** Returns the components of the run; a cluster that the user named has its own platform. */
  private List<Component> components() {
    Stream<Component> platform =
        state.options().cluster().isEmpty() ? resolved.platform().stream() : Stream.empty();
    return Stream.concat(platform, resolved.components().all().stream()).toList();
  }

  /**
   * Installs the components that the experiment needs before its first step, and creates its
   * namespaces and workspace. If no step can run here, nothing needs the components.
   */
  public String installComponents() {
    List<String> namespaces = resolved.experiment().namespaces();
    clusters
        .all()
        .values()
        .forEach(each ->
            secretWatches.watch(each.client().kubernetes(), each.owned(), namespaces, progress));
    // If a component provides the pod network, the platform can be ready only after it.
    clusters.installPlatform(Cni.BRIDGE, renderer);
    notRun = StepsNotRun.of(resolved.experiment(), resolved.components(), Supply.of(state));
    boolean idle = notRun.all(resolved.experiment());
    List<Component> installed = idle ? List.of() : resolved.components().first();
    RunCluster main = clusters.main();
    RunComponents components =
        new RunComponents(
            main, main.installer(renderer), state.options().cluster(), progress, listener);
    undo.add("removing components", components::remove);
    runComponents = Optional.of(components);
    components.first(installed);
    if (!idle) { // otherwise nothing may bring the pod network that it waits for
      clusters.installPlatform(Cni.NONE, renderer);
    }
    var preparation = new ContextPreparation(clusters, boot, state, listener, undo);
    Workspace workspace = preparation.workspace();
    undo.add("removing namespaces", this::removeNamespaces);
    ExecutionContext prepared =
        ExecutionContext.prepare(state, clusters.all(), workspace, listener);
    undo.add("ending the checks' watches", prepared::close);
    context = Optional.of(prepared);
    nodeRequests = preparation.nodeRequests(workspace);
    if (idle) {
      return "none: no step can run here";
    }
    return installed.isEmpty() ? "none needed" : installed.size() + " installed";
  }

  /** Runs the tutorial. In the mode {@code PROVE}, it then shows that the checks can fail. */
  public String runSteps() {
    ExecutionContext here = context.orElseThrow();
    List<Step> steps = resolved.experiment().tutorial();
    Tutorial tutorial = new Tutorial(here, listener, this::install, notRun, state);
    Proofs proofs = Proofs.of(home, resolved.experiment(), state.secrets()::redact);
    List<StepResult> unbroken = tutorial.run(steps);
    List<StepResult> results =
        state.options().mode() == Mode.PROVE
            ? here.prover(listener, progress).prove(steps, unbroken)
            : unbroken;
    proofs.remember(results);
    state.steps(proofs.applyTo(results));
    return Tutorial.words(results);
  }

  private void install(String component) {
    runComponents
        .orElseThrow()
        .during(resolved.components().steps().getOrDefault(component, List.of()));
  }

  /** Runs the trials of all studies. */
  public String runStudies() {
    if (state.options().mode() == Mode.PROVE) {
      return "left out: checks are being proved";
    }
    if (state.result().outcome().tutorial() == Run.Outcome.Tutorial.FAILED) {
      state.studies(Studies.notRun(resolved.experiment(), tutorialFailed()));
      return "not run: the tutorial failed";
    }
    Studies running = new Studies(resolved, notRun, context.orElseThrow(), listener, evidence());
    studies = Optional.of(running);
    return count(running.run(state.options()), "trial");
  }

  /**
   * Returns the reason why no study is run. Studies run steps of the tutorial, so their results
   * would mean nothing after one of these failed.
   */
  private String tutorialFailed() {
    return state.steps().stream()
        .filter(step -> step.status() == StepResult.Status.FAILED)
        .findFirst()
        .map(step -> "the tutorial failed at `%s`".formatted(step.title()))
        .orElse("the tutorial failed");
  }

  /** Computes the verdicts of the studies from their trials. */
  public String analyse() {
    studies.ifPresent(ran -> state.studies(ran.results()));
    List<StudyResult> results = state.result().studies();
    results.forEach(result -> listener.on(new RunEvent.VerdictReached(result)));
    return count(results.size(), "verdict");
  }

  /**
   * Removes everything that the run created on its clusters, and the workspace. It also works if
   * the run did not get far.
   */
  public String cleanUp() {
    if (state.steps().isEmpty()) { // the run ended before the first
      state.steps(Tutorial.notRun(resolved.experiment().tutorial()));
    }
    studies
        .filter(_ -> state.result().studies().isEmpty())
        .ifPresent(s -> state.studies(s.results()));
    undo.undoTo(clusters.mark());
    return state.options().keep() ? "the cluster stays up, as asked" : "";
  }

  /**
   * Removes the run's namespaces. If the preparation of the context failed, it may have created
   * some of them, so they are removed from shared clusters by name.
   */
  private void removeNamespaces() {
    if (context.isPresent()) {
      stuckNamespaces.putAll(context.get().removeNamespaces(progress));
      return;
    }
    clusters
        .all()
        .forEach((name, runCluster) -> {
          if (!runCluster.owned()) {
            stuckNamespaces.put(
                name,
                NamespaceRemoval.ofRun(
                    runCluster.client().kubernetes(),
                    state.folder().id(),
                    resolved.experiment().namespaces(),
                    progress));
          }
        });
  }

  /**
   * Looks for objects that the run left on its clusters. Then it ends the run's own clusters and
   * looks for their remains on the host.
   */
  public String audit() {
    AuditLeaks audit = new AuditLeaks(context, stuckNamespaces, state.options().visits(), progress);
    // The newest entry runs first, while the clusters exist. The others run even if it fails.
    undo.add("looking for leaks", () -> look(audit));
    undo.undoTo(0);
    boolean elsewhere =
        state.options().visits() || state.options().providerKind() == ProviderKind.KIND;
    state.audit(elsewhere ? audit.finish() : audit.finish(leftOnHost()));
    return state.result().audit().compared();
  }

  private void look(AuditLeaks audit) {
    audit.clusters();
    state
        .options()
        .cluster()
        .filter(_ -> !audit.objectsLeft().isEmpty())
        .ifPresent(shared -> {
          leakedOnSharedCluster = true;
          listener.on(new RunEvent.Leaked(audit.objectsLeft(), shared.toString()));
        });
    if (state.result().exitCode() != 0 || !audit.objectsLeft().isEmpty()) {
      evidence().logs(clusters.logs());
    }
  }

  /**
   * Returns true if the undo list has entries: the run has created something that it has not
   * removed.
   */
  public boolean createdAnything() {
    return undo.mark() > 0;
  }

  /** Returns true if the audit found leaks on a shared cluster. */
  public boolean leakedOnSharedCluster() {
    return leakedOnSharedCluster;
  }

  private Evidence evidence() {
    return new Evidence(state.folder().evidence());
  }

  /**
   * Returns the remains of the run's own clusters on the host; none for clusters that were kept on
   * purpose.
   */
  private List<HostInventory> leftOnHost() {
    boolean kept = state.options().keep() || state.options().cluster().isPresent();
    return kept
        ? List.of()
        : resolved.experiment().clusters().keySet().stream()
            .map(name -> HostInventory.of(home.state(), state.folder().cluster(name)))
            .toList();
  }

  private static String count(int number, String noun) {
    return number + " " + noun + (number == 1 ? "" : "s");
  }

  /**
   * Closes all clients and watches. A failure is recorded in the run's state and not thrown,
   * because the end of the process closes them, too.
   */
  @Override
  public void close() {
    UndoList opened = new UndoList();
    clusters
        .all()
        .forEach((name, cluster) -> opened.add("closing the client of " + name, cluster::close));
    opened.add("ending the watches of Secrets", secretWatches::close);
    context.ifPresent(here -> opened.add("ending the checks' watches", here::close));
    nodeRequests.ifPresent(requests -> opened.add("closing node requests", requests::close));
    try {
      opened.undoTo(0);
    } catch (Broken e) {
      state.broken(e);
    }
  }
}
