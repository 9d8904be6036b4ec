package io.illm.lab.runner.study;

import io.illm.lab.model.experiment.Study;
import io.illm.lab.runner.RunEvent;
import io.illm.lab.runner.RunListener;
import io.illm.lab.runner.step.StepRunner.Controls;
import java.util.List;
import java.util.function.Consumer;

/** Runs a study's trials in a seeded random order. */
final class StudyRunner {

  /** Runs one trial. */
  interface Trials {
    /**
     * Runs the trial.
     *
     * @param number the trial's number in the order of execution, from 1
     */
    TrialRunner.Finished run(Study study, int number, String variant, Controls controls);
  }

  private final Trials trials;
  private final RunListener listener;

  StudyRunner(Trials trials, RunListener listener) {
    this.trials = trials;
    this.listener = listener;
  }

  /**
   * Runs all trials. It hands over the trials so far after each one, so that an interrupted study
   * keeps them.
   *
   * <p>If the steps of the first trial pass but a measure has no number, the study ends. The other
   * trials would show the same fault of the specification.
   *
   * @param repetitions the number of trials of each variant
   * @param soFar receives the trials so far
   */
  void run(Study study, int repetitions, long seed, Consumer<StudyTrials> soFar) {
    List<String> order = TrialOrder.of(List.copyOf(study.variants().keySet()), repetitions, seed);
    StudyTrials state = StudyTrials.none(study, order.size());
    soFar.accept(state);
    for (String variant : order) {
      int number = state.trials().size() + 1;
      listener.on(new RunEvent.TrialBegan(study.name(), number, order.size(), variant));
      TrialRunner.Finished finished =
          trials.run(study, number, variant, number == 1 ? Controls.TRY : Controls.SKIP);
      state = state.with(finished.trial());
      if (number == 1 && finished.unmeasured().isPresent()) {
        state = state.endedBy(finished.unmeasured().orElseThrow());
      }
      soFar.accept(state);
      listener.on(new RunEvent.TrialEnded(study.name(), finished.trial()));
      if (state.ended().isPresent()) {
        return;
      }
    }
  }
}
