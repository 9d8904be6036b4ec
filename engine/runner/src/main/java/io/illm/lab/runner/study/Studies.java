package io.illm.lab.runner.study;

import io.illm.lab.model.experiment.Study;
import io.illm.lab.model.run.StudyResult;
import io.illm.lab.model.run.StudyResult.Trial;
import io.illm.lab.runner.RunListener;
import io.illm.lab.runner.RunOptions;
import io.illm.lab.runner.phase.ExecutionContext;
import io.illm.lab.runner.phase.Resolved;
import io.illm.lab.runner.store.Evidence;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Runs an experiment's studies and judges them. */
public final class Studies {

  private final Resolved resolved;
  private final StudyRunner runner;
  private final Map<Study, List<Trial>> trials = new LinkedHashMap<>();

  /** The studies of an experiment at a site. */
  public Studies(
      Resolved resolved, ExecutionContext context, RunListener listener, Evidence evidence) {
    this.resolved = resolved;
    MeasureReader measuring =
        new MeasureReader(
            context.client(), context.namespace(), context.observer(), resolved.values());
    this.runner =
        new StudyRunner(
            new TrialRunner(resolved.experiment(), context.steps(), measuring, evidence), listener);
  }

  /**
   * Runs all trials of all studies.
   *
   * @return how many
   */
  public int run(RunOptions options) {
    for (Study study : resolved.experiment().studies()) {
      trials.put(study, List.of());
      runner.run(
          study,
          options.trials().orElse(study.trials()),
          options.seed(),
          trial -> trials.merge(study, List.of(trial), Studies::joined));
    }
    return trials.values().stream().mapToInt(List::size).sum();
  }

  /** The studies as far as their trials go; what has not been run is insufficient. */
  public List<StudyResult> results() {
    return trials.entrySet().stream()
        .map(study -> new Analysis(study.getKey(), resolved.criteria()).of(study.getValue()))
        .toList();
  }

  private static List<Trial> joined(List<Trial> before, List<Trial> after) {
    return Stream.concat(before.stream(), after.stream()).toList();
  }
}
