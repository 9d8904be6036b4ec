package io.illm.lab.runner.study;

import io.fabric8.kubernetes.client.KubernetesClientException;
import io.illm.lab.model.experiment.Experiment;
import io.illm.lab.model.experiment.Study;
import io.illm.lab.model.run.StepResult;
import io.illm.lab.model.run.StepResult.Status;
import io.illm.lab.model.run.StudyResult.Series;
import io.illm.lab.model.run.StudyResult.Trial;
import io.illm.lab.runner.step.InvariantResults;
import io.illm.lab.runner.step.StepRunner;
import io.illm.lab.runner.step.StepRunner.Controls;
import io.illm.lab.runner.store.Evidence;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Runs one trial: its setup steps, its drive steps and the measurement. */
final class TrialRunner {

  private final Experiment experiment;
  private final StepRunner steps;
  private final MeasureReader measuring;
  private final Evidence evidence;

  TrialRunner(Experiment experiment, StepRunner steps, MeasureReader measuring, Evidence evidence) {
    this.experiment = experiment;
    this.steps = steps;
    this.measuring = measuring;
    this.evidence = evidence;
  }

  /**
   * A trial that has run.
   *
   * @param trial the trial
   * @param unmeasured the reason why a measure has no number although all steps passed; empty
   *     otherwise
   */
  record Finished(Trial trial, Optional<String> unmeasured) {}

  Finished run(Study study, int number, String variant, Controls controls) {
    Instant started = Instant.now();
    Stopwatch whole = Stopwatch.start();
    Map<String, String> env = Objects.requireNonNull(study.variants().get(variant), variant).env();
    List<StepResult> done = new ArrayList<>();
    String fault = run(study.setup(), env, controls, done);
    MeasureReader.Taken taken =
        fault.isEmpty() ? measured(study, env, controls, done) : MeasureReader.Taken.nothing(fault);
    InvariantResults invariants = steps.endInvariants();
    if (taken.fault().isEmpty()) {
      taken = invariants.fault().map(MeasureReader.Taken::nothing).orElse(taken);
    }
    evidence.samples(study.name(), number, variant, taken.samples());
    Trial trial =
        new Trial(
            number,
            variant,
            taken.fault().isEmpty(),
            taken.fault(),
            started,
            whole.elapsed(),
            taken.numbers(),
            invariants.applyTo(done),
            taken.series());
    return new Finished(trial, taken.unmeasured());
  }

  /**
   * Runs the drive and measures it. If the cluster does not answer, the trial is invalid, and the
   * run continues.
   */
  private MeasureReader.Taken measured(
      Study study, Map<String, String> env, Controls controls, List<StepResult> done) {
    try {
      return driven(study, env, controls, done);
    } catch (KubernetesClientException e) {
      if (Thread.currentThread().isInterrupted()) {
        throw e;
      }
      return MeasureReader.Taken.nothing("the trial can't be measured: " + e.getMessage());
    }
  }

  private MeasureReader.Taken driven(
      Study study, Map<String, String> env, Controls controls, List<StepResult> done) {
    Set<String> earlier = measuring.loads().uids();
    Instant begin = Instant.now();
    Stopwatch watch = Stopwatch.start();
    String fault = run(study.drive(), env, controls, done);
    MeasureReader.Drive drive = new MeasureReader.Drive(begin, watch.elapsed(), earlier);
    if (fault.isEmpty()) {
      return measuring.take(study, drive);
    }
    List<String> faults = new ArrayList<>(List.of(fault));
    faults.addAll(measuring.loads().faultsSince(earlier));
    return MeasureReader.Taken.nothing(String.join("; ", faults));
  }

  /** Runs steps until one fails. Returns the reason, or an empty text if all passed. */
  private String run(
      List<String> titles, Map<String, String> env, Controls controls, List<StepResult> done) {
    for (String title : titles) {
      StepResult result = steps.run(experiment.step(title), env, controls);
      done.add(result);
      if (result.status() != Status.PASSED) {
        return "`" + title + "`: " + result.reason();
      }
    }
    return "";
  }

  /** Returns the series of a trial without measurements. */
  static Series empty() {
    return new Series(List.of(), List.of(), List.of());
  }
}
