package io.illm.lab.runner;

import io.illm.lab.cluster.ClusterRef;
import io.illm.lab.model.BadInput;
import io.illm.lab.model.Broken;
import io.illm.lab.model.Progress;
import io.illm.lab.model.run.Run;
import io.illm.lab.report.Reports;
import io.illm.lab.runner.cluster.Clusters;
import io.illm.lab.runner.phase.ExistingClusterCheck;
import io.illm.lab.runner.phase.Phases;
import io.illm.lab.runner.phase.Resolve;
import io.illm.lab.runner.phase.Resolved;
import io.illm.lab.runner.phase.RunState;
import io.illm.lab.runner.secret.Redaction;
import io.illm.lab.runner.step.FolderTree;
import io.illm.lab.runner.store.Journal;
import io.illm.lab.runner.store.Ownership;
import io.illm.lab.runner.store.RunFolder;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;

/** One run from a name to a report: the phases in their order, and what happens when one breaks. */
public final class Lifecycle {

  private final Home home;
  private final Progress progress;
  private final RunListener watcher;
  private final Consent consent;
  private final Interruption interruption = new Interruption();

  /**
   * A lifecycle.
   *
   * @param home the lab's folders
   * @param progress shows long work
   * @param watcher hears every event, after the journal has it
   * @param consent is asked before a cluster is touched that the lab did not make
   */
  public Lifecycle(Home home, Progress progress, RunListener watcher, Consent consent) {
    this.home = home;
    this.progress = progress;
    this.watcher = watcher;
    this.consent = consent;
  }

  /**
   * What a finished run gives.
   *
   * @param run the result
   * @param folder with the report
   */
  public record Finished(Run run, RunFolder folder) {}

  /**
   * Runs an experiment.
   *
   * @throws BadInput where something is wrong that can be known before anything is created
   */
  public Finished run(RunOptions options) {
    Instant started = Instant.now();
    Clusters clusters = new Clusters(home);
    Optional<ClusterRef> cluster =
        options.cluster().or(() -> Optional.of(options.providerKind().ref("")));
    Resolved resolved =
        new Resolve(home.library(), clusters.capabilities(cluster)).resolve(options.experiment());
    if (options.cluster().isEmpty()) {
      clusters.require(options.providerKind(), resolved.experiment(), progress);
    } else if (options.visits()) {
      new ExistingClusterCheck(home, consent, progress).admit(options, resolved);
    }
    Ownership ownership = Ownership.ofProcess();
    RunFolder folder = RunFolder.create(home.runs(), started, new Random(), ownership);
    try (Journal journal = Journal.open(folder.journal(), ownership)) {
      RunState state = new RunState(folder, options, resolved, started);
      RunListener listener =
          new Redaction(state.secrets()).before(RunListener.all(List.of(journal, watcher)));
      listener.on(began(folder, options));
      boolean cleaned;
      try (Phases phases = new Phases(home, progress, listener, state)) {
        cleaned = live(phases, state, listener);
      }
      Run run = state.result();
      Reports.write(run, folder.path());
      if (cleaned) { // else `lab clean` finds a run without an end, and undoes it
        listener.on(new RunEvent.RunEnded(run.exitCode()));
      }
      return new Finished(run, folder);
    } catch (BadInput e) {
      FolderTree.delete(folder.path()); // nothing was created, so there is no run to tell of
      throw e;
    } finally {
      for (Path file : ownership.own(folder)) {
        progress.say("could not give " + file + " to the user who called");
      }
    }
  }

  /**
   * Stops the run from another thread: what it does now is interrupted, then it cleans up. A
   * clean-up that is going on already goes on.
   */
  public void interrupt() {
    interruption.ask();
  }

  /** Whether nothing was left undone. */
  private boolean live(Phases phases, RunState state, RunListener listener) {
    Instant resolvedAt = Instant.now();
    state.phaseEnded("resolve", state.started(), Duration.between(state.started(), resolvedAt), "");
    interruption.during(() -> {
      if (prepared(phases, state, listener)) {
        work(phases, state, listener);
      }
    });
    if (interruption.asked()) {
      state.interrupted(); // a step that was cut short may have ended without a word
    }
    // What fails to clean up must not keep the audit from ending the clusters.
    boolean cleaned = finished("clean up", state, listener, phases::cleanUp);
    return finished("audit", state, listener, phases::audit) && cleaned;
  }

  private boolean finished(
      String phase, RunState state, RunListener listener, Supplier<String> work) {
    try {
      phase(phase, state, listener, work);
      return true;
    } catch (RuntimeException e) {
      broken(state, e);
      progress.say(phase + " did not finish: `lab clean` removes what is left");
      return false;
    }
  }

  /** Makes what the run stands on; a lock that is wrong shows here, before anything is created. */
  private boolean prepared(Phases phases, RunState state, RunListener listener) {
    try {
      phase("build images", state, listener, phases::buildImages);
      phase("start clusters", state, listener, phases::startClusters);
      return true;
    } catch (RuntimeException e) {
      if (e instanceof BadInput && !interruption.asked()) {
        throw e;
      }
      failed(state, e);
      return false;
    }
  }

  private void work(Phases phases, RunState state, RunListener listener) {
    try {
      phase("install components", state, listener, phases::installComponents);
      phase("steps", state, listener, phases::runSteps);
      phase("studies", state, listener, phases::runStudies);
      phase("analyse", state, listener, phases::analyse);
    } catch (RuntimeException e) {
      failed(state, e);
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

  /** What an interrupt broke is no fault. */
  private void failed(RunState state, RuntimeException fault) {
    if (!interruption.asked()) {
      broken(state, fault);
    }
  }

  private static void broken(RunState state, RuntimeException fault) {
    if (fault instanceof BadInput || fault instanceof Broken) {
      state.broken(String.valueOf(fault.getMessage()));
    } else {
      state.broken(fault.getClass().getSimpleName() + ": " + fault.getMessage());
      Traces.write(state.folder().path().resolve("fault.log"), fault);
    }
  }

  private static RunEvent began(RunFolder folder, RunOptions options) {
    ProcessHandle self = ProcessHandle.current();
    long since = self.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
    return new RunEvent.RunBegan(folder.id(), options.experiment(), self.pid(), since);
  }
}
