package io.illm.lab.runner.study;

import io.illm.lab.model.experiment.Experiment;
import io.illm.lab.model.experiment.Study;
import io.illm.lab.model.run.StudyResult;
import io.illm.lab.runner.RunListener;
import io.illm.lab.runner.RunOptions;
import io.illm.lab.runner.phase.ExecutionContext;
import io.illm.lab.runner.phase.Resolved;
import io.illm.lab.runner.store.Evidence;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Runs an experiment's studies and computes their results. */
public final class Studies {

  private final Resolved resolved;
  private final StudyRunner runner;
  private final Map<Study, StudyTrials> trials = new LinkedHashMap<>();

  /** Creates the studies of an experiment. */
  public Studies(
      Resolved resolved, ExecutionContext context, RunListener listener, Evidence evidence) {
    this.resolved = resolved;
    MeasureReader measuring =
        new MeasureReader(
            context.client(), context.namespace(), context.observer(), resolved.values());
    TrialRunner one = new TrialRunner(resolved.experiment(), context.steps(), measuring, evidence);
    this.runner = new StudyRunner(one::run, listener);
  }

  /**
   * Runs all trials of all studies.
   *
   * @return the number of trials that ran
   */
  public int run(RunOptions options) {
    for (Study study : resolved.experiment().studies()) {
      runner.run(
          study,
          options.trials().orElse(study.trials()),
          options.seed(),
          soFar -> trials.put(study, soFar));
    }
    return trials.values().stream().mapToInt(study -> study.trials().size()).sum();
  }

  /**
   * Returns the results of the studies that have begun. If a study lacks trials, its verdict is
   * {@code INSUFFICIENT}.
   */
  public List<StudyResult> results() {
    return trials.values().stream()
        .map(study -> new Analysis(study.study(), resolved.criteria()).of(study))
        .toList();
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
