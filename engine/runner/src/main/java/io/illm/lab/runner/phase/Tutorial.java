package io.illm.lab.runner.phase;

import io.illm.lab.model.experiment.Step;
import io.illm.lab.model.run.StepResult;
import io.illm.lab.model.run.StepResult.Status;
import io.illm.lab.runner.RunEvent;
import io.illm.lab.runner.RunListener;
import io.illm.lab.runner.RunOptions.Mode;
import io.illm.lab.runner.step.CheckProver;
import io.illm.lab.runner.step.StepRunner.Controls;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** The phase that goes through the README. After a step that failed, the others are not run. */
final class Tutorial {

  private final ExecutionContext context;
  private final RunListener listener;
  private final Mode mode;
  private final Consumer<String> install;

  /**
   * A tutorial.
   *
   * @param install brings in a component that a step asks for
   */
  Tutorial(ExecutionContext context, RunListener listener, Mode mode, Consumer<String> install) {
    this.context = context;
    this.listener = listener;
    this.mode = mode;
    this.install = install;
  }

  List<StepResult> run(List<Step> steps) {
    List<StepResult> results = new ArrayList<>();
    Optional<String> failed = Optional.empty();
    for (Step step : steps) {
      StepResult result =
          failed.isPresent()
              ? notRun(step, "`" + failed.get() + "` failed before it")
              : run(step, results.size() + 1, steps.size());
      if (result.status() == Status.FAILED) {
        failed = failed.or(() -> Optional.of(step.title()));
      }
      results.add(result);
    }
    return context.steps().endInvariants().applyTo(results);
  }

  private StepResult run(Step step, int number, int of) {
    listener.on(new RunEvent.StepBegan(step.title(), number, of));
    step.install().forEach(install);
    StepResult result = context.steps().run(step, Map.of(), Controls.TRY);
    return mode == Mode.PROVE && result.status() == Status.PASSED
        ? new CheckProver(context.steps(), context.checks(), context.workspace(), listener)
            .prove(step, result)
        : result;
  }

  private StepResult notRun(Step step, String reason) {
    StepResult result =
        new StepResult(
            step.title(),
            Status.NOT_RUN,
            Instant.now(),
            Duration.ZERO,
            reason,
            List.of(),
            context.steps().notRun(step));
    listener.on(new RunEvent.StepEnded(result));
    return result;
  }
}
