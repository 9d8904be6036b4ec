package io.illm.lab.runner.step;

import io.illm.lab.check.CheckOutcome;
import io.illm.lab.model.experiment.Check;
import io.illm.lab.model.experiment.Step;
import io.illm.lab.model.run.CheckResult;
import io.illm.lab.model.run.CheckResult.Control;
import io.illm.lab.model.run.StepResult;
import io.illm.lab.model.run.StepResult.BlockResult;
import io.illm.lab.model.run.StepResult.Status;
import io.illm.lab.runner.RunEvent;
import io.illm.lab.runner.RunListener;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Runs steps: controls, commands, checks. A check is tried before the commands, and one that
 * already holds then fails the step, since it can't tell whether the commands did anything.
 */
public final class StepRunner {

  private final StepShell shell;
  private final CheckEvaluator checks;
  private final RunListener listener;

  /**
   * A runner of steps.
   *
   * @param shell runs the commands
   * @param checks looks at the cluster
   * @param listener hears what happens
   */
  public StepRunner(StepShell shell, CheckEvaluator checks, RunListener listener) {
    this.shell = shell;
    this.checks = checks;
    this.listener = listener;
  }

  /** Whether a step's checks are tried before its commands. */
  public enum Controls {
    /** On its first execution in a run. */
    TRY,
    /** In later trials, whose start is what an earlier one left. */
    SKIP
  }

  /**
   * Runs a step.
   *
   * @param step the step
   * @param variables of a study's variant; empty in the tutorial
   * @param controls whether its checks are tried before
   */
  public StepResult run(Step step, Map<String, String> variables, Controls controls) {
    Instant started = Instant.now();
    checks.invariants().enter(step.title());
    Map<Check, Control> tried = controls(step, controls);
    Optional<Check> vacuous =
        step.checks().stream().filter(c -> tried.get(c) == Control.ALREADY_HELD).findFirst();
    if (vacuous.isPresent()) {
      String reason =
          "`" + vacuous.get().name() + "` held before the step did anything, so it can't fail";
      return result(step, started, reason, List.of(), untried(step, tried));
    }
    List<BlockResult> blocks = shell.run(step.title(), step.section().blocks(), variables);
    Optional<String> failure = blocks.stream().flatMap(b -> fault(b).stream()).findFirst();
    List<CheckResult> results = failure.isPresent() ? untried(step, tried) : checks(step, tried);
    Optional<String> broken = checks.invariants().broken();
    String reason = failure.or(() -> firstFailed(results)).or(() -> broken).orElse("");
    return result(step, started, reason, blocks, results);
  }

  /** Runs a step's commands again, without its checks, to restore what a break changed. */
  public List<BlockResult> again(Step step) {
    return shell.run(step.title(), step.section().blocks(), Map.of());
  }

  /** Ends the watches of all invariants; gives those that ended since this was asked last. */
  public InvariantResults endInvariants() {
    return new InvariantResults(checks.invariants().endAll());
  }

  /** Results of a step's checks where the step is not run. */
  public List<CheckResult> notRun(Step step) {
    return untried(step, Map.of());
  }

  private Map<Check, Control> controls(Step step, Controls controls) {
    Map<Check, Control> tried = new LinkedHashMap<>();
    for (Check check : step.checks()) {
      Control control = controls == Controls.TRY ? checks.control(check) : Control.UNTRIED;
      listener.on(new RunEvent.ControlTried(check.name(), control));
      tried.put(check, control);
    }
    return tried;
  }

  private List<CheckResult> checks(Step step, Map<Check, Control> tried) {
    List<CheckResult> results = new ArrayList<>();
    boolean failed = false;
    for (Check check : step.checks()) {
      Control control = tried.getOrDefault(check, Control.UNTRIED);
      CheckResult result = failed ? CheckResults.notRun(check, control) : check(check, control);
      failed = result.failed();
      results.add(result);
      if (result.status() == CheckResult.Status.PASSED && check.always()) {
        checks.watch(step.title(), check);
      }
    }
    return List.copyOf(results);
  }

  private CheckResult check(Check check, Control control) {
    listener.on(new RunEvent.CheckBegan(check.name(), check.within()));
    CheckOutcome outcome = checks.await(check);
    CheckResult result =
        CheckResults.of(check, control, outcome, outcome.held() ? "" : checks.diagnosis(check));
    listener.on(new RunEvent.CheckEnded(result));
    return result;
  }

  private static List<CheckResult> untried(Step step, Map<Check, Control> tried) {
    return step.checks().stream()
        .map(check -> CheckResults.notRun(check, tried.getOrDefault(check, Control.UNTRIED)))
        .toList();
  }

  private static Optional<String> fault(BlockResult block) {
    if (block.manual() || (block.exitCode() == 0) != block.expectFail()) {
      return Optional.empty();
    }
    String what =
        block.expectFail()
            ? "succeeded, but had to fail"
            : block.exitCode() < 0 ? "were not reached" : "exited with " + block.exitCode();
    return Optional.of("the commands at README.md:" + block.line() + " " + what);
  }

  private static Optional<String> firstFailed(List<CheckResult> results) {
    return results.stream()
        .filter(CheckResult::failed)
        .findFirst()
        .map(result ->
            "`%s` %s: %s"
                .formatted(
                    result.name(),
                    result.status() == CheckResult.Status.UNREADABLE
                        ? "could not be seen"
                        : "does not hold",
                    result.message().lines().findFirst().orElse("")));
  }

  private StepResult result(
      Step step,
      Instant started,
      String reason,
      List<BlockResult> blocks,
      List<CheckResult> checked) {
    StepResult result =
        new StepResult(
            step.title(),
            reason.isEmpty() ? Status.PASSED : Status.FAILED,
            started,
            Duration.between(started, Instant.now()),
            reason,
            blocks,
            checked);
    listener.on(new RunEvent.StepEnded(result));
    return result;
  }
}
