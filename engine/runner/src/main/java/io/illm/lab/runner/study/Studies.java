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

/** Runs an experiment's studies and judges them. */
public final class Studies {

  private final Resolved resolved;
  private final StudyRunner runner;
  private final Map<Study, StudyTrials> trials = new LinkedHashMap<>();

  /** The studies of an experiment in a run's clusters. */
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
   * @return how many ran
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

  /** The studies as far as their trials go; a study that lacks trials is insufficient. */
  public List<StudyResult> results() {
    return trials.values().stream()
        .map(study -> new Analysis(study.study(), resolved.criteria()).of(study))
        .toList();
  }

  /**
   * An experiment's studies where none is run.
   *
   * @param reason why
   */
  public static List<StudyResult> notRun(Experiment experiment, String reason) {
    return experiment.studies().stream().map(study -> Analysis.notRun(study, reason)).toList();
  }
}
