package io.illm.lab.model.run;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One execution of an experiment, as {@code run.json} holds it.
 *
 * @param schema the version of this format
 * @param id the run's id, which names its folder in the store
 * @param experiment the experiment's name
 * @param section the roadmap's section
 * @param title the experiment's title
 * @param started when the command began
 * @param ended when the report was written
 * @param seed of the order of trials
 * @param command the command line, to run it again
 * @param outcome what came of it
 * @param environment where it ran
 * @param phases the lifecycle with its times
 * @param steps the tutorial's steps
 * @param studies its hypotheses with their trials
 * @param audit what was left behind
 * @param content a digest of each file of the experiment's folder, by its path there
 */
public record Run(
    String schema,
    String id,
    String experiment,
    String section,
    String title,
    Instant started,
    Instant ended,
    long seed,
    String command,
    Outcome outcome,
    Environment environment,
    List<Phase> phases,
    List<StepResult> steps,
    List<StudyResult> studies,
    Audit audit,
    Map<String, String> content) {

  /** The format's version, raised when a reader of old files would be misled. */
  public static final String SCHEMA = "lab.illm.io/run/v1alpha1";

  /**
   * One phase of the lifecycle.
   *
   * @param name such as {@code start clusters}
   * @param started when it began
   * @param took how long
   * @param detail what is worth knowing of it, in a line; may be empty
   */
  public record Phase(String name, Instant started, Duration took, String detail) {}

  /**
   * Where a run ran.
   *
   * @param lab the lab's version
   * @param revision the checkout's commit, with {@code +changes} where it does not hold what ran
   * @param provider where the cluster came from
   * @param kubernetes the API server's version
   * @param components versions by name of the components that it installs, the cluster's own
   *     included
   * @param facts further facts worth comparing, by name: kernel, processors, memory, runtime, the
   *     machine's load before, other clusters and runs beside it
   * @param images digest by image name
   */
  public record Environment(
      String lab,
      String revision,
      String provider,
      String kubernetes,
      Map<String, String> components,
      Map<String, String> facts,
      Map<String, String> images) {}

  /**
   * What was left behind.
   *
   * @param state what the audit found
   * @param leaks each in a line
   * @param compared how many things were compared, in words, such as {@code 412 objects of 61
   *     kinds}
   */
  public record Audit(State state, List<String> leaks, String compared) {

    /** What an audit found. */
    public enum State {
      CLEAN,
      LEAKED,
      NOT_RUN
    }
  }

  /**
   * What came of a run.
   *
   * @param tutorial the tutorial's outcome
   * @param broken why the lab itself could not go on
   * @param interrupted whether the user stopped it
   */
  public record Outcome(Tutorial tutorial, Optional<String> broken, boolean interrupted) {

    /** What came of the tutorial. */
    public enum Tutorial {
      PASSED,
      FAILED,
      PARTIAL
    }
  }

  /**
   * The exit code of {@code lab run}: the gravest thing that happened decides.
   *
   * <p>0 all well, 1 a step failed or a hypothesis was refuted, 3 insufficient evidence, 4 the lab
   * broke, 5 something leaked, 130 interrupted.
   */
  public int exitCode() {
    if (outcome.interrupted()) {
      return 130;
    }
    if (outcome.broken().isPresent()) {
      return 4;
    }
    if (outcome.tutorial() == Outcome.Tutorial.FAILED || has(StudyResult.Verdict.REFUTED)) {
      return 1;
    }
    if (audit.state() == Audit.State.LEAKED) {
      return 5;
    }
    return has(StudyResult.Verdict.INSUFFICIENT) ? 3 : 0;
  }

  /**
   * The exit code of {@code lab run --strict}: 3 in place of 0 where not all of the run could be
   * done.
   */
  public int strictExitCode() {
    int code = exitCode();
    return code == 0 && !whole() ? 3 : code;
  }

  /** Whether nothing of the tutorial and no study was left out or left open. */
  public boolean whole() {
    return outcome.tutorial() != Outcome.Tutorial.PARTIAL && !has(StudyResult.Verdict.NOT_RUN);
  }

  private boolean has(StudyResult.Verdict verdict) {
    return studies.stream().anyMatch(study -> study.verdict() == verdict);
  }
}
