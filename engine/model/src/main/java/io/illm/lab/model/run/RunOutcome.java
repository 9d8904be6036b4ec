package io.illm.lab.model.run;

import io.illm.lab.model.run.StudyResult.Verdict;
import java.time.Instant;
import java.util.List;

/**
 * What came of a run, without its evidence. Its fields are those of {@link Run}, so that whoever
 * reads them from a run.json can read them here.
 *
 * @param id the run's id
 * @param experiment the experiment's name
 * @param started when the command began
 * @param ended when the report was written
 * @param outcome what came of the tutorial, and of the lab itself
 * @param studies what came of the studies
 * @param audit what was left behind
 */
public record RunOutcome(
    String id,
    String experiment,
    Instant started,
    Instant ended,
    Run.Outcome outcome,
    List<Study> studies,
    Audit audit) {

  /**
   * What came of one study.
   *
   * @param name its title
   * @param verdict what the criteria say
   * @param fewestTrials the number of trials of the variant that has fewest
   */
  public record Study(String name, Verdict verdict, long fewestTrials) {}

  /**
   * What was left behind.
   *
   * @param state what the audit found
   */
  public record Audit(Run.Audit.State state) {}

  /** Returns what came of a run. */
  public static RunOutcome of(Run run) {
    return new RunOutcome(
        run.id(),
        run.experiment(),
        run.started(),
        run.ended(),
        run.outcome(),
        run.studies().stream()
            .map(study -> new Study(study.name(), study.verdict(), study.fewestTrials()))
            .toList(),
        new Audit(run.audit().state()));
  }
}
