package io.illm.lab.runner.phase;

import io.illm.lab.model.run.CheckResult;
import io.illm.lab.model.run.Run;
import io.illm.lab.model.run.Run.Audit;
import io.illm.lab.model.run.Run.Environment;
import io.illm.lab.model.run.Run.Outcome;
import io.illm.lab.model.run.Run.Outcome.Tutorial;
import io.illm.lab.model.run.StepResult;
import io.illm.lab.model.run.StepResult.Status;
import io.illm.lab.model.run.StudyResult;
import io.illm.lab.runner.RunOptions;
import io.illm.lab.runner.store.RunFolder;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a run has found so far; it becomes {@code run.json} whatever happens. */
public final class RunState {

  private final RunFolder folder;
  private final RunOptions options;
  private final Resolved resolved;
  private final Instant started;
  private final List<Run.Phase> phases = new ArrayList<>();
  private List<StepResult> steps = List.of();
  private List<StudyResult> studies = List.of();
  private Environment environment = new Environment("", "", "", "", Map.of(), Map.of());
  private Audit audit = new Audit(Audit.State.NOT_RUN, List.of(), "");
  private Optional<String> broken = Optional.empty();
  private boolean interrupted;

  /** The state of a run that has been resolved. */
  public RunState(RunFolder folder, RunOptions options, Resolved resolved, Instant started) {
    this.folder = folder;
    this.options = options;
    this.resolved = resolved;
    this.started = started;
  }

  /** The run's folder. */
  public RunFolder folder() {
    return folder;
  }

  /** What the user asked for. */
  public RunOptions options() {
    return options;
  }

  /** The experiment and what it stands on. */
  public Resolved resolved() {
    return resolved;
  }

  /** When the command began. */
  public Instant started() {
    return started;
  }

  /** The tutorial's steps so far. */
  public List<StepResult> steps() {
    return steps;
  }

  /** Notes the tutorial's steps. */
  public void steps(List<StepResult> results) {
    steps = List.copyOf(results);
  }

  /** Notes the studies. */
  public void studies(List<StudyResult> results) {
    studies = List.copyOf(results);
  }

  /** Notes where the run runs. */
  public void environment(Environment found) {
    environment = found;
  }

  /** Notes what was left behind. */
  public void audit(Audit found) {
    audit = found;
  }

  /** Notes that a phase ended. */
  public void phaseEnded(String name, Instant began, Duration took, String detail) {
    phases.add(new Run.Phase(name, began, took, detail));
  }

  /** Notes that the lab broke; the first break is the cause. */
  public void broken(String why) {
    broken = broken.or(() -> Optional.of(why));
  }

  /** Notes that the user stopped the run. */
  public void interrupted() {
    interrupted = true;
  }

  /** The run as it stands. */
  public Run result() {
    return new Run(
        Run.SCHEMA,
        folder.id(),
        resolved.experiment().name(),
        resolved.experiment().section(),
        resolved.experiment().title(),
        started,
        Instant.now(),
        options.seed(),
        options.command(),
        new Outcome(tutorial(), broken, interrupted),
        environment,
        List.copyOf(phases),
        steps,
        studies,
        audit);
  }

  private boolean unproved(CheckResult check) {
    return check.status() == CheckResult.Status.UNPROVED;
  }

  private Tutorial tutorial() {
    if (steps.stream().anyMatch(step -> step.status() == Status.FAILED)) {
      return Tutorial.FAILED;
    }
    boolean whole =
        steps.size() == resolved.experiment().tutorial().size()
            && steps.stream().allMatch(step -> step.status() == Status.PASSED)
            && steps.stream().flatMap(step -> step.checks().stream()).noneMatch(this::unproved);
    return whole ? Tutorial.PASSED : Tutorial.PARTIAL;
  }
}
