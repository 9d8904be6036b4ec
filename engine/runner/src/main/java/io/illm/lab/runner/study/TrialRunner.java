package io.illm.lab.runner.study;

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
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Runs one trial: a fresh state, the drive, the numbers. */
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

  Trial run(Study study, int number, String variant, Controls controls) {
    Instant started = Instant.now();
    Map<String, String> env = Objects.requireNonNull(study.variants().get(variant), variant).env();
    List<StepResult> done = new ArrayList<>();
    String fault = run(study.setup(), env, controls, done);
    Instant driven = Instant.now();
    if (fault.isEmpty()) {
      fault = run(study.drive(), env, controls, done);
    }
    Duration drive = Duration.between(driven, Instant.now());
    InvariantResults invariants = steps.endInvariants();
    if (fault.isEmpty()) {
      fault = invariants.fault().orElse("");
    }
    MeasureReader.Taken taken =
        fault.isEmpty() ? measuring.take(study, driven, drive) : MeasureReader.Taken.nothing(fault);
    evidence.samples(study.name(), number, variant, taken.samples());
    return new Trial(
        number,
        variant,
        taken.fault().isEmpty(),
        taken.fault(),
        started,
        Duration.between(started, Instant.now()),
        taken.numbers(),
        invariants.applyTo(done),
        taken.series());
  }

  /** Runs steps until one fails; gives the reason, or nothing. */
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

  /** The plots of a trial that took no numbers. */
  static Series empty() {
    return new Series(List.of(), List.of(), List.of());
  }
}
