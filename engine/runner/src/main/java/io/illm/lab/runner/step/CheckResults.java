package io.illm.lab.runner.step;

import io.illm.lab.check.CheckOutcome;
import io.illm.lab.check.ControlLook;
import io.illm.lab.model.experiment.Check;
import io.illm.lab.model.run.CheckResult;
import io.illm.lab.model.run.CheckResult.Control;
import io.illm.lab.model.run.CheckResult.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Creates the results of checks from their outcomes. */
final class CheckResults {

  private CheckResults() {}

  static CheckResult of(Check check, ControlLook look, CheckOutcome outcome, String diagnosis) {
    return new CheckResult(
        check.name(),
        check.proves(),
        check.that().text(),
        check.observation().words(),
        status(outcome),
        look.control(),
        check.always(),
        outcome.started(),
        outcome.took(),
        outcome.last().json(),
        diagnosis.isEmpty() ? outcome.message() : outcome.message() + "\n" + diagnosis,
        look.proof(),
        Optional.empty(),
        check.emulatedBy().orElse(""));
  }

  private static Status status(CheckOutcome outcome) {
    return switch (outcome.ending()) {
      case HELD -> Status.PASSED;
      case NOT_HELD -> Status.FAILED;
      case UNREADABLE -> Status.UNREADABLE;
    };
  }

  static CheckResult notRun(Check check, ControlLook look) {
    return new CheckResult(
        check.name(),
        check.proves(),
        check.that().text(),
        check.observation().words(),
        look.control() == Control.ALREADY_HELD ? Status.FAILED : Status.NOT_RUN,
        look.control(),
        check.always(),
        Instant.EPOCH,
        Duration.ZERO,
        "",
        look.control() == Control.ALREADY_HELD
            ? "it held before the step's commands, so it shows nothing"
            : "not reached",
        look.proof(),
        Optional.empty(),
        check.emulatedBy().orElse(""));
  }
}
