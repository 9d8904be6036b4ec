package io.illm.lab.runner.phase;

import static java.util.stream.Collectors.joining;

import io.illm.lab.component.image.ImageCatalog;
import io.illm.lab.model.BadInput;
import io.illm.lab.model.Broken;
import io.illm.lab.model.Fault;
import io.illm.lab.model.experiment.FolderContent;
import io.illm.lab.model.run.CheckResult;
import io.illm.lab.model.run.Run;
import io.illm.lab.model.run.Run.Audit;
import io.illm.lab.model.run.Run.Environment;
import io.illm.lab.model.run.Run.Outcome;
import io.illm.lab.model.run.Run.Outcome.Tutorial;
import io.illm.lab.model.run.StepResult;
import io.illm.lab.model.run.StepResult.Status;
import io.illm.lab.model.run.StudyResult;
import io.illm.lab.runner.RunEvent;
import io.illm.lab.runner.RunListener;
import io.illm.lab.runner.RunOptions;
import io.illm.lab.runner.secret.KnownSecrets;
import io.illm.lab.runner.secret.Redaction;
import io.illm.lab.runner.store.RunFolder;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The results of a run so far. They are written to {@code run.json} even if the run fails. */
public final class RunState implements RunListener {

  private final RunFolder folder;
  private final RunOptions options;
  private final Resolved resolved;
  private final Instant started;
  private final List<Run.Phase> phases = new ArrayList<>();
  private List<StepResult> steps = List.of();
  private List<StudyResult> studies = List.of();
  private Environment environment = new Environment("", "", "", "", Map.of(), Map.of(), Map.of());
  private Audit audit = new Audit(Audit.State.NOT_RUN, List.of(), "");
  private Optional<String> broken = Optional.empty();
  private boolean interrupted;
  private final List<CheckResult> checkedInStep = new ArrayList<>();
  private final FolderContent content;
  private final KnownSecrets secrets = new KnownSecrets();
  private final Map<String, String> missingImages = new LinkedHashMap<>();

  /** Creates the state of a run that has been resolved. */
  public RunState(RunFolder folder, RunOptions options, Resolved resolved, Instant started) {
    this.folder = folder;
    this.options = options;
    this.resolved = resolved;
    this.started = started;
    this.content = FolderContent.of(resolved.experiment().folder());
  }

  /** Returns the run's folder. */
  public RunFolder folder() {
    return folder;
  }

  /** Returns the options of the run. */
  public RunOptions options() {
    return options;
  }

  /** Returns the experiment with everything that it needs. */
  public Resolved resolved() {
    return resolved;
  }

  /** Returns the time when the command began. */
  public Instant started() {
    return started;
  }

  /** Returns the results of the tutorial's steps so far. */
  public List<StepResult> steps() {
    return steps;
  }

  /** Sets the results of the tutorial's steps. */
  public void steps(List<StepResult> results) {
    steps = List.copyOf(results);
  }

  /**
   * Records an image that this run can't have. Steps that need it are not run.
   *
   * @param reason a clause, such as {@code no registry answers, and no recipe makes it}
   */
  public void imageMissing(String image, String reason) {
    missingImages.put(ImageCatalog.canonical(image), reason);
  }

  /** Returns the images that this run can't have, by their full names, each with the reason. */
  public Map<String, String> missingImages() {
    return Collections.unmodifiableMap(missingImages);
  }

  /** Sets the results of the studies. */
  public void studies(List<StudyResult> results) {
    studies = List.copyOf(results);
  }

  /** Sets the run's environment. */
  public void environment(Environment found) {
    environment = found;
  }

  /** Sets the result of the audit. */
  public void audit(Audit found) {
    audit = found;
  }

  /** Adds a phase that has ended. */
  public void phaseEnded(String name, Instant began, Duration took, String detail) {
    phases.add(new Run.Phase(name, began, took, detail));
  }

  /**
   * Records a failure of the lab. Only the first one is kept, because later ones are usually its
   * consequences.
   */
  public void broken(Throwable fault) {
    String why = words(fault);
    broken = broken.or(() -> Optional.of(why));
  }

  private String words(Throwable fault) {
    return switch (fault) {
      case BadInput bad -> bad.faults().stream().map(RunState::words).collect(joining("; "));
      case Broken known -> String.valueOf(known.getMessage());
      default ->
          fault.getClass().getSimpleName()
              + ": "
              + fault.getMessage()
              + "; "
              + new FaultLog(folder.path().resolve("fault.log")).keep(fault);
    };
  }

  private static String words(Fault fault) {
    return fault.message() + fault.hint().map(hint -> " (" + hint + ")").orElse("");
  }

  /**
   * Collects the results of checks in the current step. The step's own result has them only when it
   * ends.
   */
  @Override
  public synchronized void on(RunEvent event) {
    if (event instanceof RunEvent.StepBegan || event instanceof RunEvent.TrialBegan) {
      checkedInStep.clear();
    } else if (event instanceof RunEvent.CheckEnded ended) {
      checkedInStep.add(ended.result());
    }
  }

  /** Returns the results of the checks that have ended in the current step. */
  synchronized List<CheckResult> checkedInStep() {
    return List.copyOf(checkedInStep);
  }

  /** Records that the user stopped the run. */
  public void interrupted() {
    interrupted = true;
  }

  /** Returns the secret values, which must not appear in the run's records. */
  public KnownSecrets secrets() {
    return secrets;
  }

  /** Returns the run's result so far, without secret values. */
  public Run result() {
    Run run =
        new Run(
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
            audit,
            content.files());
    return new Redaction(secrets).of(run);
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
