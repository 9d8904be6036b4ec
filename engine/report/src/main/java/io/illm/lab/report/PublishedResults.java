package io.illm.lab.report;

import io.illm.lab.model.experiment.FolderContent;
import io.illm.lab.model.run.Run;
import io.illm.lab.model.run.Run.Environment;
import io.illm.lab.model.run.StepResult;
import io.illm.lab.model.run.StudyResult;
import io.illm.lab.model.run.StudyResult.CriterionResult;
import io.illm.lab.model.run.StudyResult.Summary;
import io.illm.lab.model.run.StudyResult.Verdict;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What an experiment's {@code results/summary.json} holds: the numbers of the published run, and
 * what they were measured on.
 *
 * @param version the version of this format
 * @param run the run's id
 * @param started when it began
 * @param took from the command to the report
 * @param environment the commit, the machine, and the versions of what ran
 * @param content a digest of each file of the experiment's folder, by its path there
 * @param tutorial what came of the tutorial
 * @param audit what the audit found
 * @param tally the claims by their control
 * @param steps what came of each step; of a step that ran several times, the worst
 * @param claims the checks and criteria
 * @param studies what came of each study
 */
public record PublishedResults(
    int version,
    String run,
    Instant started,
    Duration took,
    Environment environment,
    Map<String, String> content,
    Run.Outcome.Tutorial tutorial,
    Run.Audit.State audit,
    ClaimCounts tally,
    Map<String, StepResult.Status> steps,
    List<Claim> claims,
    Map<String, Study> studies) {

  /** The present version of the format. */
  public static final int VERSION = 1;

  /**
   * What came of one study.
   *
   * @param verdict what the criteria say
   * @param trials the number of trials of the variant that has fewest
   * @param criteria each with what was found
   * @param measures statistics by variant, then by measure
   */
  public record Study(
      Verdict verdict,
      long trials,
      List<CriterionResult> criteria,
      Map<String, Map<String, Summary>> measures) {

    private static Study of(StudyResult study) {
      return new Study(study.verdict(), study.fewestTrials(), study.criteria(), study.measures());
    }
  }

  /** Returns the results of a run. */
  public static PublishedResults of(Run run) {
    Map<String, Study> studies = new LinkedHashMap<>();
    run.studies().forEach(study -> studies.put(study.name(), Study.of(study)));
    return new PublishedResults(
        VERSION,
        run.id(),
        run.started(),
        Duration.between(run.started(), run.ended()),
        run.environment(),
        new TreeMap<>(run.content()),
        run.outcome().tutorial(),
        run.audit().state(),
        ClaimCounts.of(run),
        steps(run),
        Claim.of(run),
        studies);
  }

  /** Returns the file of an experiment's results. */
  public static Path file(Path experiment) {
    return experiment.resolve("results").resolve("summary.json");
  }

  /** Returns the content of the experiment's folder that they were measured on. */
  public FolderContent measuredOn() {
    return new FolderContent(content);
  }

  /** Returns what is known of each claimed task: the strongest of its claims. */
  public Map<String, ClaimState> tasks() {
    Map<String, ClaimState> tasks = new TreeMap<>();
    claims.forEach(
        claim -> claim.proves().forEach(task -> tasks.merge(task, claim.state(), ClaimState::or)));
    return tasks;
  }

  private static Map<String, StepResult.Status> steps(Run run) {
    Map<String, StepResult.Status> steps = new LinkedHashMap<>();
    Claim.steps(run).forEach(step -> steps.merge(step.title(), step.status(), StepResult::worse));
    return steps;
  }
}
