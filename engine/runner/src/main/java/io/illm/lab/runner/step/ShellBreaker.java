package io.illm.lab.runner.step;

import io.illm.lab.check.CheckOutcome;
import io.illm.lab.check.CommandResult;
import io.illm.lab.check.CommandRunner;
import io.illm.lab.check.FalseClauses;
import io.illm.lab.model.experiment.Check;
import io.illm.lab.runner.step.CheckProver.Break;
import java.util.Optional;

/** Breaks checks by running their {@code break} commands. */
public final class ShellBreaker implements CheckProver.Breaker {

  private final CommandRunner commands;
  private final CheckEvaluator checks;

  /**
   * Creates a breaker.
   *
   * @param commands runs the commands that break a check
   * @param checks evaluates the checks
   */
  public ShellBreaker(CommandRunner commands, CheckEvaluator checks) {
    this.commands = commands;
    this.checks = checks;
  }

  @Override
  public Break breakCheck(Check check, String script) {
    FalseClauses clauses = checks.afterBreak(check);
    CommandResult broke = commands.run(script);
    if (broke.exitCode() != 0) {
      String why = "the commands that break it exited with " + broke.exitCode();
      return new Break(
          clauses.proof(script.strip()), Optional.of(why + ": " + broke.stderr().strip()));
    }
    CheckOutcome red = checks.awaitRed(check, clauses);
    Optional<String> fault =
        red.held()
            ? Optional.empty()
            : Optional.of(
                "it holds although it was broken by `" + script.strip() + "`: it can't fail");
    return new Break(clauses.proof(script.strip()), fault);
  }
}
