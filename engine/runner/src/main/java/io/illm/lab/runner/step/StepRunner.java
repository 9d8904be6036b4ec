package io.illm.lab.runner.step;

import io.illm.lab.check.CheckOutcome;
import io.illm.lab.check.ControlLook;
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
 * Runs steps: controls, then commands, then checks. A control evaluates a check before the
 * commands. If the check already holds, the step fails, because the check can't show that the
 * commands did anything.
 */
public final class StepRunner {

  private final StepShell shell;
  private final CheckEvaluator checks;
  private final RunListener listener;

  /**
   * Creates a runner.
   *
   * @param shell runs the commands
   * @param checks evaluates the checks
   * @param listener receives the events of the steps
   */
  public StepRunner(StepShell shell, CheckEvaluator checks, RunListener listener) {
    this.shell = shell;
    this.checks = checks;
    this.listener = listener;
  }

  /** Whether a step's checks are evaluated before its commands. */
  public enum Controls {
    /** They are evaluated. For the first execution of a step. */
    TRY,
    /**
     * They are not evaluated. For later trials, which begin with the state that an earlier trial
     * left.
     */
    SKIP
  }

  /**
   * Runs a step.
   *
   * @param step the step
   * @param variables the environment variables of a study's variant; empty in the tutorial
   * @param controls whether its checks are evaluated before its commands
   */
  public StepResult run(Step step, Map<String, String> variables, Controls controls) {
    Instant started = Instant.now();
    checks.invariants().enter(step.title());
    Map<Check, ControlLook> tried = controls(step, controls);
    Optional<Check> vacuous =
        step.checks().stream()
            .filter(c -> look(tried, c).control() == Control.ALREADY_HELD)
            .findFirst();
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

  /** Runs a step's commands again, without its checks, to undo a break. */
  public List<BlockResult> again(Step step) {
    return shell.run(step.title(), step.section().blocks(), Map.of());
  }

  /**
   * Ends the watches of all invariants. Returns the results of those that have ended since the last
   * call.
   */
  public InvariantResults endInvariants() {
    return new InvariantResults(checks.invariants().endAll());
  }

  /** Returns the results of a step's checks for a step that is not run. */
  public List<CheckResult> notRun(Step step) {
    return untried(step, Map.of());
  }

  private Map<Check, ControlLook> controls(Step step, Controls controls) {
    Map<Check, ControlLook> tried = new LinkedHashMap<>();
    for (Check check : step.checks()) {
      ControlLook look = controls == Controls.TRY ? checks.control(check) : ControlLook.UNTRIED;
      listener.on(new RunEvent.ControlTried(check.name(), look.control()));
      tried.put(check, look);
    }
    return tried;
  }

  private List<CheckResult> checks(Step step, Map<Check, ControlLook> tried) {
    List<CheckResult> results = new ArrayList<>();
    boolean failed = false;
    for (Check check : step.checks()) {
      ControlLook look = look(tried, check);
      CheckResult result = failed ? CheckResults.notRun(check, look) : check(check, look);
      failed = result.failed();
      results.add(result);
      if (result.status() == CheckResult.Status.PASSED && check.always()) {
        checks.watch(step.title(), check);
      }
    }
    return List.copyOf(results);
  }

  private CheckResult check(Check check, ControlLook look) {
    listener.on(new RunEvent.CheckBegan(check.name(), check.within()));
    CheckOutcome outcome = checks.await(check);
    CheckResult result =
        CheckResults.of(check, look, outcome, outcome.held() ? "" : checks.diagnosis(check));
    listener.on(new RunEvent.CheckEnded(result));
    return result;
  }

  private static List<CheckResult> untried(Step step, Map<Check, ControlLook> tried) {
    return step.checks().stream()
        .map(check -> CheckResults.notRun(check, look(tried, check)))
        .toList();
  }

  private static ControlLook look(Map<Check, ControlLook> tried, Check check) {
    return tried.getOrDefault(check, ControlLook.UNTRIED);
  }

  /** Returns the reason why a block fails its step; empty if it does not. */
  static Optional<String> fault(BlockResult block) {
    return block.fault().isEmpty()
        ? Optional.empty()
        : Optional.of("the block at README.md:" + block.line() + " " + block.fault());
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
