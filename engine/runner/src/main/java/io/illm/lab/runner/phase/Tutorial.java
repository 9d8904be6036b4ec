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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The phase that runs the README's steps. After a step has failed, the others are not run. A step
 * whose needs this place can't give is not run either. Each result is stored when its step ends, so
 * that an interrupted run keeps the earlier results.
 */
final class Tutorial {

  private final ExecutionContext context;
  private final RunListener listener;
  private final Consumer<String> install;
  private final StepsNotRun notRun;
  private final RunState state;

  /**
   * Creates the phase.
   *
   * @param install installs the component of a given name
   * @param notRun the steps that can't run here
   * @param state receives the results
   */
  Tutorial(
      ExecutionContext context,
      RunListener listener,
      Consumer<String> install,
      StepsNotRun notRun,
      RunState state) {
    this.context = context;
    this.listener = listener;
    this.install = install;
    this.notRun = notRun;
    this.state = state;
  }

  /** Returns the results of steps that were not reached, because the run ended before the first. */
  static List<StepResult> notRun(List<Step> steps) {
    return steps.stream()
        .map(step ->
            new StepResult(
                step.title(),
                Status.NOT_RUN,
                Instant.now(),
                Duration.ZERO,
                "the run ended before it",
                List.of(),
                List.of()))
        .toList();
  }

  /** Returns how many steps passed and were not run, in one line. */
  static String words(List<StepResult> results) {
    long passed = results.stream().filter(step -> step.status() == Status.PASSED).count();
    long notRun = results.stream().filter(step -> step.status() == Status.NOT_RUN).count();
    return "%d of %d passed".formatted(passed, results.size())
        + (notRun > 0 ? ", " + notRun + " not run" : "");
  }

  /**
   * Runs the steps.
   *
   * @return one result per step, including violations of invariants
   */
  List<StepResult> run(List<Step> steps) {
    List<StepResult> results = new ArrayList<>();
    try {
      run(steps, results);
    } catch (RuntimeException | Error e) {
      if (results.size() < steps.size()) {
        results.add(cutShort(steps.get(results.size()), e));
      }
      for (Step step : steps.subList(results.size(), steps.size())) {
        results.add(notRun(step, "the run ended before it"));
      }
      throw e;
    } finally {
      state.steps(context.steps().endInvariants().applyTo(results));
    }
    return state.steps();
  }

  private void run(List<Step> steps, List<StepResult> results) {
    Optional<String> failed = Optional.empty();
    for (Step step : steps) {
      Optional<String> why = notRun.of(step).isPresent() ? notRun.of(step) : failed;
      StepResult result =
          why.isPresent() ? notRun(step, why.get()) : run(step, results.size() + 1, steps.size());
      if (result.status() == Status.FAILED) {
        failed = failed.or(() -> Optional.of("`%s` failed before it".formatted(step.title())));
      }
      results.add(result);
      state.steps(results);
    }
  }

  /**
   * Returns the result of the step in which the run ended. It has the results of the checks that
   * had ended by then.
   */
  private StepResult cutShort(Step step, Throwable cause) {
    List<CheckResult> ended = state.checkedInStep();
    List<CheckResult> checks =
        context.steps().notRun(step).stream()
            .map(check ->
                ended.stream()
                    .filter(known -> known.name().equals(check.name()))
                    .findFirst()
                    .orElse(check))
            .toList();
    StepResult result =
        new StepResult(
            step.title(),
            Status.NOT_RUN,
            Instant.now(),
            Duration.ZERO,
            "the run ended during it: " + cause.getMessage(),
            List.of(),
            checks);
    listener.on(new RunEvent.StepEnded(result));
    return result;
  }

  private StepResult run(Step step, int number, int of) {
    listener.on(new RunEvent.StepBegan(step.title(), number, of));
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
}
