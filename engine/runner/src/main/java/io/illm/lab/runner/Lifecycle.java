package io.illm.lab.runner;

import io.illm.lab.cluster.ClusterRef;
import io.illm.lab.component.cluster.Clusters;
import io.illm.lab.component.cost.CostFile;
import io.illm.lab.component.cost.MemoryNeed;
import io.illm.lab.host.FolderTree;
import io.illm.lab.host.Home;
import io.illm.lab.host.Ownership;
import io.illm.lab.model.BadInput;
import io.illm.lab.model.Progress;
import io.illm.lab.model.run.Run;
import io.illm.lab.report.Reports;
import io.illm.lab.runner.phase.ExistingClusterCheck;
import io.illm.lab.runner.phase.Phases;
import io.illm.lab.runner.phase.Resolve;
import io.illm.lab.runner.phase.Resolved;
import io.illm.lab.runner.phase.RunState;
import io.illm.lab.runner.secret.Redaction;
import io.illm.lab.runner.store.Journal;
import io.illm.lab.runner.store.ProcessIdentity;
import io.illm.lab.runner.store.RunFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;

/**
 * Runs an experiment from its name to its report. It runs the phases in order. If one fails, it
 * still cleans up and audits.
 */
public final class Lifecycle {

  private final Home home;
  private final Progress progress;
  private final RunListener watcher;
  private final Consent consent;
  private final Interruption interruption = new Interruption();

  /**
   * Creates a lifecycle.
   *
   * @param home the lab's folders
   * @param progress receives the progress of long work
   * @param watcher receives each event after the journal has written it
   * @param consent is asked before the run uses a cluster that the lab did not create
   */
  public Lifecycle(Home home, Progress progress, RunListener watcher, Consent consent) {
    this.home = home;
    this.progress = progress;
    this.watcher = watcher;
    this.consent = consent;
  }

  /**
   * A run that has ended.
   *
   * @param run the result
   * @param folder the folder with the report
   */
  public record Finished(Run run, RunFolder folder) {}

  /**
   * Runs an experiment. Afterwards it removes everything that the run created. The report lists
   * what could not be removed.
   *
   * @throws BadInput if a fault in the input is found before anything is created
   */
  public Finished run(RunOptions options) {
    Instant started = Instant.now();
    Resolved resolved = resolve(options);
    Ownership ownership = Ownership.ofProcess();
    RunFolder folder = RunFolder.create(home.runs(), started, new Random(), ownership);
    try (Journal journal = Journal.open(folder.journal(), ownership)) {
      RunState state = new RunState(folder, options, resolved, started);
      RunListener all = RunListener.all(List.of(journal, state, watcher));
      RunListener redacted = new Redaction(state.secrets()).before(all);
      EndingListener listener = new EndingListener(redacted, state::broken);
      listener.on(
          new RunEvent.RunBegan(
              folder.id(), options.experiment(), Optional.of(ProcessIdentity.self())));
      boolean cleaned = runPhases(state, listener);
      Run run = state.result();
      Reports.write(run, folder.path());
      if (cleaned) { // otherwise `lab clean` finds the unfinished run and removes the rest
        listener.on(new RunEvent.RunEnded(run.exitCode()));
      }
      return new Finished(run, folder);
    } catch (BadInput e) {
      FolderTree.delete(folder.path()); // nothing was created, so there is nothing to report
      throw e;
    } finally {
      give(folder, ownership);
    }
  }

  private void give(RunFolder folder, Ownership ownership) {
    if (Files.notExists(folder.path())) {
      return; // deleted after bad input
    }
    for (Path file : ownership.ownAll(folder.path())) {
      progress.say("could not give " + file + " to the user who called");
    }
  }

  private Resolved resolve(RunOptions options) {
    Clusters clusters = new Clusters(home);
    Optional<ClusterRef> cluster =
        options.cluster().or(() -> Optional.of(options.providerKind().ref("")));
    Resolved resolved =
        new Resolve(home.library(), clusters.capabilities(cluster)).resolve(options.experiment());
    if (options.cluster().isEmpty()) {
      clusters.require(options.providerKind(), resolved.experiment(), memory(resolved), progress);
    } else if (options.visits()) {
      new ExistingClusterCheck(home, consent, progress).admit(options, resolved);
    }
    return resolved;
  }

  private MemoryNeed memory(Resolved resolved) {
    return MemoryNeed.of(
        resolved.experiment().needs().memoryBytes(),
        resolved.components().all(),
        CostFile.of(home.library()));
  }

  /**
   * Stops the run; called from another thread. It interrupts the current work, and then the run
   * cleans up. A clean-up that has begun continues.
   */
  public void interrupt() {
    interruption.ask();
  }

  /** Runs the phases. Returns true if {@code lab clean} has nothing left to do. */
  private boolean runPhases(RunState state, EndingListener listener) {
    try (Phases phases = new Phases(home, progress, listener, state)) {
      Duration resolving = Duration.between(state.started(), Instant.now());
      state.phaseEnded("resolve", state.started(), resolving, "");
      interruption.during(() -> work(phases, state, listener));
      if (interruption.asked()) {
        state.interrupted(); // an interrupted step may have ended without an error
      }
      return end(phases, state, listener);
    }
  }

  private void work(Phases phases, RunState state, RunListener listener) {
    try {
      phase("get images", state, listener, phases::getImages);
      phase("start clusters", state, listener, phases::startClusters);
      phase("install components", state, listener, phases::installComponents);
      phase("steps", state, listener, phases::runSteps);
      phase("studies", state, listener, phases::runStudies);
      phase("analyse", state, listener, phases::analyse);
    } catch (RuntimeException | Error e) {
      if (e instanceof BadInput bad && !phases.createdAnything() && !interruption.asked()) {
        throw bad;
      }
      if (!interruption.asked()) { // a failure after an interrupt is expected
        state.broken(e);
      }
    }
  }

  /**
   * Cleans up and audits. The audit runs even if the clean-up fails. Returns true if {@code lab
   * clean} has nothing left to do.
   */
  private boolean end(Phases phases, RunState state, EndingListener listener) {
    listener.ending();
    boolean cleaned = finished("clean up", state, listener, phases::cleanUp);
    cleaned &= finished("audit", state, listener, phases::audit);
    if (!cleaned) {
      progress.say("`lab clean` removes what is left");
    }
    return cleaned && !phases.leakedOnSharedCluster();
  }

  private boolean finished(
      String phase, RunState state, RunListener listener, Supplier<String> work) {
    try {
      phase(phase, state, listener, work);
      return true;
    } catch (RuntimeException | Error e) {
      state.broken(e);
      progress.say(phase + " did not finish: " + e.getMessage());
      return false;
    }
  }

  private void phase(String name, RunState state, RunListener listener, Supplier<String> work) {
    Instant began = Instant.now();
    listener.on(new RunEvent.PhaseBegan(name));
    String detail = "did not finish";
    try {
      detail = work.get();
    } finally {
      Duration took = Duration.between(began, Instant.now());
      state.phaseEnded(name, began, took, detail);
      listener.on(new RunEvent.PhaseEnded(name, took, detail));
    }
  }
}
