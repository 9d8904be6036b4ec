package io.illm.lab.runner.step;

import io.illm.lab.check.CheckOutcome;
import io.illm.lab.model.experiment.Check;
import io.illm.lab.model.experiment.Step;
import java.util.Optional;

/** Repeats steps on the run's clusters. It does not evaluate their checks before the commands. */
public final class StepRepetition implements CheckProver.Repetition {

  private final StepRunner steps;
  private final CheckEvaluator checks;
  private final Runnable clear;

  /**
   * Creates a repetition.
   *
   * @param steps runs the commands
   * @param checks waits for the checks
   * @param clear removes everything that the steps created
   */
  public StepRepetition(StepRunner steps, CheckEvaluator checks, Runnable clear) {
    this.steps = steps;
    this.checks = checks;
    this.clear = clear;
  }

  @Override
  public void clear() {
    clear.run();
  }

  @Override
  public Optional<String> repeat(Step step) {
    return steps.again(step).stream()
        .flatMap(block -> StepRunner.fault(block).stream())
        .findFirst()
        .or(() -> step.checks().stream().flatMap(check -> unmet(check).stream()).findFirst());
  }

  private Optional<String> unmet(Check check) {
    CheckOutcome outcome = checks.await(check);
    return outcome.held()
        ? Optional.empty()
        : Optional.of("`" + check.name() + "` does not hold: " + outcome.message());
  }
}
