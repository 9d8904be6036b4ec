package io.illm.lab.runner.step;

import io.illm.lab.check.CheckOutcome;
import io.illm.lab.model.experiment.Check;
import io.illm.lab.model.run.CheckResult;
import io.illm.lab.model.run.CheckResult.Control;
import io.illm.lab.model.run.CheckResult.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Makes the results of checks from the outcomes of waits. */
final class CheckResults {

  private CheckResults() {}

  static CheckResult of(Check check, Control control, CheckOutcome outcome, String diagnosis) {
    return new CheckResult(
        check.name(),
        check.proves(),
        check.that().text(),
        check.observation().words(),
        status(outcome),
        control,
        check.always(),
        outcome.started(),
        outcome.took(),
        outcome.last().json(),
        diagnosis.isEmpty() ? outcome.message() : outcome.message() + "\n" + diagnosis,
        Optional.empty());
  }

  private static Status status(CheckOutcome outcome) {
    return switch (outcome.ending()) {
      case HELD -> Status.PASSED;
      case NOT_HELD -> Status.FAILED;
      case UNREADABLE -> Status.UNREADABLE;
    };
  }

  static CheckResult notRun(Check check, Control control) {
    return new CheckResult(
        check.name(),
        check.proves(),
        check.that().text(),
        check.observation().words(),
        control == Control.ALREADY_HELD ? Status.FAILED : Status.NOT_RUN,
        control,
        check.always(),
        Instant.EPOCH,
        Duration.ZERO,
        "",
        control == Control.ALREADY_HELD
            ? "it held before the step's commands, so it shows nothing"
            : "not reached",
        Optional.empty());
  }
}
