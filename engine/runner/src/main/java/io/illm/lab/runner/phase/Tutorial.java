package io.illm.lab.runner.phase;

import io.illm.lab.model.experiment.Step;
import io.illm.lab.model.run.CheckResult;
import io.illm.lab.model.run.StepResult;
import io.illm.lab.model.run.StepResult.Status;
import io.illm.lab.runner.RunEvent;
import io.illm.lab.runner.RunListener;
import io.illm.lab.runner.step.StepRunner.Controls;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Runs the steps of the README in their order. After a step that failed, the others are not run.
 */
final class Tutorial {

  private final ExecutionContext context;
  private final RunListener listener;
  private final Consumer<String> install;
  private final Map<String, String> violations = new HashMap<>();

  /**
   * A tutorial.
   *
   * @param install brings in a component that a step asks for
   */
  Tutorial(ExecutionContext context, RunListener listener, Consumer<String> install) {
    this.context = context;
    this.listener = listener;
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
    violations.putAll(context.checks().release(Optional.empty()));
    return results.stream().map(this::withViolations).toList();
  }

  private StepResult run(Step step, int number, int of) {
    listener.on(new RunEvent.StepBegan(step.title(), number, of));
    violations.putAll(context.checks().release(Optional.of(step.title())));
    step.install().forEach(install);
    return context.steps().run(step, Map.of(), Controls.TRY);
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

  /** An invariant is violated after its step has passed: the step's result is corrected. */
  private StepResult withViolations(StepResult step) {
    List<CheckResult> checks =
        step.checks().stream()
            .map(check ->
                violations.containsKey(check.name())
                    ? check.violated(violations.getOrDefault(check.name(), ""))
                    : check)
            .toList();
    if (checks.equals(step.checks())) {
      return step;
    }
    return new StepResult(
        step.title(),
        Status.FAILED,
        step.started(),
        step.took(),
        step.reason().isEmpty() ? "an invariant was violated" : step.reason(),
        step.blocks(),
        checks);
  }
}
