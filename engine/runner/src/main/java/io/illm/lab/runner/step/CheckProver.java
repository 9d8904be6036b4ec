package io.illm.lab.runner.step;

import io.illm.lab.check.CheckOutcome;
import io.illm.lab.check.CommandResult;
import io.illm.lab.model.experiment.Check;
import io.illm.lab.model.experiment.Step;
import io.illm.lab.model.run.CheckResult;
import io.illm.lab.model.run.CheckResult.Control;
import io.illm.lab.model.run.StepResult;
import io.illm.lab.model.run.StepResult.Status;
import io.illm.lab.runner.RunEvent;
import io.illm.lab.runner.RunListener;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Shows that checks can fail: one at a time is turned red by its {@code break} commands, and green
 * again by the step's own commands.
 */
public final class CheckProver {

  private final StepRunner steps;
  private final CheckEvaluator checks;
  private final ShellCommands commands;
  private final RunListener listener;

  /** Breaks checks of steps that ran in a workspace. */
  public CheckProver(
      StepRunner steps, CheckEvaluator checks, Workspace workspace, RunListener listener) {
    this.steps = steps;
    this.checks = checks;
    this.commands = new ShellCommands(workspace, Map.of());
    this.listener = listener;
  }

  /** Breaks every check of a passed step that says how; a check that stays green fails the step. */
  public StepResult prove(Step step, StepResult passed) {
    List<CheckResult> results = new ArrayList<>(passed.checks());
    String reason = "";
    for (int i = 0; i < step.checks().size() && reason.isEmpty(); i++) {
      Check check = step.checks().get(i);
      if (check.breakWith().isPresent()) {
        reason = prove(step, check, check.breakWith().get());
        results.set(
            i,
            reason.isEmpty()
                ? results.get(i).with(Control.BROKEN)
                : results.get(i).violated(reason));
      }
    }
    StepResult result = result(passed, reason, results);
    if (!reason.isEmpty()) {
      listener.on(new RunEvent.StepEnded(result));
    }
    return result;
  }

  private static StepResult result(StepResult passed, String reason, List<CheckResult> results) {
    return new StepResult(
        passed.title(),
        reason.isEmpty() ? Status.PASSED : Status.FAILED,
        passed.started(),
        passed.took(),
        reason,
        passed.blocks(),
        List.copyOf(results));
  }

  /** The reason why a check isn't proved; empty where it is. */
  private String prove(Step step, Check check, String script) {
    listener.on(new RunEvent.BreakBegan(check.name()));
    CommandResult broke = commands.run(script);
    if (broke.exitCode() != 0) {
      return "the commands that break it exited with "
          + broke.exitCode()
          + ": "
          + broke.stderr().strip();
    }
    CheckOutcome red = checks.awaitRed(check);
    if (!red.held()) {
      return "it holds although it was broken by `" + script.strip() + "`: it can't fail";
    }
    steps.again(step);
    for (Check each : step.checks()) {
      CheckOutcome green = checks.await(each);
      if (!green.held()) {
        return "`"
            + each.name()
            + "` doesn't hold again after the step's commands ran again: "
            + green.message();
      }
    }
    return "";
  }
}
