package io.illm.lab.runner.study;

import io.illm.lab.model.experiment.Study;
import io.illm.lab.model.run.StudyResult.Trial;
import io.illm.lab.runner.RunEvent;
import io.illm.lab.runner.RunListener;
import io.illm.lab.runner.step.StepRunner.Controls;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** Runs a study's trials in a seeded random order. */
final class StudyRunner {

  private final TrialRunner trials;
  private final RunListener listener;
  private final Set<String> begun = new HashSet<>();

  StudyRunner(TrialRunner trials, RunListener listener) {
    this.trials = trials;
    this.listener = listener;
  }

  /** Runs all trials, handing each over as it ends: an interrupted study keeps what it has. */
  void run(Study study, int repetitions, long seed, Consumer<Trial> ended) {
    List<String> order = TrialOrder.of(List.copyOf(study.variants().keySet()), repetitions, seed);
    int number = 0;
    for (String variant : order) {
      number++;
      listener.on(new RunEvent.TrialBegan(study.name(), number, order.size(), variant));
      Controls controls = begun.add(study.name()) ? Controls.TRY : Controls.SKIP;
      Trial trial = trials.run(study, number, variant, controls);
      ended.accept(trial);
      listener.on(new RunEvent.TrialEnded(study.name(), trial));
    }
  }
}
