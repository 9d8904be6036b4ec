package io.illm.lab.runner.study;

import io.illm.lab.model.experiment.Experiment;
import io.illm.lab.model.experiment.Study;
import io.illm.lab.model.run.StudyResult;
import io.illm.lab.runner.RunListener;
import io.illm.lab.runner.RunOptions;
import io.illm.lab.runner.phase.ExecutionContext;
import io.illm.lab.runner.phase.Resolved;
import io.illm.lab.runner.phase.StepsNotRun;
import io.illm.lab.runner.store.Evidence;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Runs an experiment's studies and computes their results. */
public final class Studies {

  private final Resolved resolved;
  private final StepsNotRun notRun;
  private final StudyRunner runner;
  private final Map<Study, StudyTrials> trials = new LinkedHashMap<>();

  /**
   * Creates the studies of an experiment.
   *
   * @param notRun the steps that can't run here; studies that use them are not run
   */
  public Studies(
      Resolved resolved,
      StepsNotRun notRun,
      ExecutionContext context,
      RunListener listener,
      Evidence evidence) {
    this.resolved = resolved;
    this.notRun = notRun;
    MeasureReader measuring =
        new MeasureReader(
            context.client(), context.namespace(), context.observer(), resolved.values());
    TrialRunner one = new TrialRunner(resolved.experiment(), context.steps(), measuring, evidence);
    this.runner = new StudyRunner(one::run, listener);
  }

  /**
   * Runs all trials of all studies that can run here.
   *
   * @return the number of trials that ran
   */
  public int run(RunOptions options) {
    for (Study study : resolved.experiment().studies()) {
      if (notRun.of(study).isEmpty()) {
        runner.run(
            study,
            options.trials().orElse(study.trials()),
            options.seed(),
            soFar -> trials.put(study, soFar));
      }
    }
    return trials.values().stream().mapToInt(study -> study.trials().size()).sum();
  }

  /**
   * Returns the results of the studies that have begun or can't run here. If a study lacks trials,
   * its verdict is {@code INSUFFICIENT}.
   */
  public List<StudyResult> results() {
    return resolved.experiment().studies().stream()
        .flatMap(study -> result(study).stream())
        .toList();
  }

  private Optional<StudyResult> result(Study study) {
    return notRun
        .of(study)
        .map(why -> Analysis.notRun(study, why))
        .or(() ->
            Optional.ofNullable(trials.get(study))
                .map(ran -> new Analysis(study, resolved.criteria()).of(ran)));
  }

  /**
   * Returns the results of an experiment's studies if none is run.
   *
   * @param reason the reason why none is run
   */
  public static List<StudyResult> notRun(Experiment experiment, String reason) {
    return experiment.studies().stream().map(study -> Analysis.notRun(study, reason)).toList();
  }
}
