package io.illm.lab.runner.step;

import io.illm.lab.check.InvariantOutcome;
import io.illm.lab.check.InvariantOutcome.Violation;
import io.illm.lab.check.Observed;
import io.illm.lab.model.run.CheckResult;
import io.illm.lab.model.run.CheckResult.Watch;
import io.illm.lab.model.run.StepResult;
import io.illm.lab.model.run.StepResult.Status;
import io.illm.lab.runner.step.Invariants.Ended;
import java.util.List;
import java.util.Optional;

/**
 * Adds the outcomes of invariants to the results of the steps. The outcome is shown in the step
 * that declares the invariant. The step that ran when the invariant stopped holding fails.
 *
 * @param ended the invariants whose watches have ended
 */
public record InvariantResults(List<Ended> ended) {

  /** Returns the results of steps with the outcomes of the invariants added. */
  public List<StepResult> applyTo(List<StepResult> steps) {
    List<String> titles = steps.stream().map(StepResult::title).toList();
    return steps.stream().map(step -> apply(step, titles)).toList();
  }

  /**
   * Returns the reason why a trial is invalid: the first invariant that stopped holding or was
   * observed too rarely. Empty if there is none.
   */
  public Optional<String> fault() {
    return ended.stream().flatMap(end -> fault(end).stream()).findFirst();
  }

  private static Optional<String> fault(Ended end) {
    String name = "the invariant `" + end.check().name() + "` ";
    return end.outcome()
        .violation()
        .map(violation -> name + "broke " + words(violation))
        .or(() -> end.outcome().doubt().map(why -> name + "is unproved: " + why));
  }

  private StepResult apply(StepResult step, List<String> titles) {
    List<CheckResult> checks = step.checks().stream().map(check -> apply(step, check)).toList();
    Optional<String> broke =
        step.status() == Status.PASSED
            ? ended.stream()
                .filter(end -> failing(end, titles).equals(Optional.of(step.title())))
                .map(end -> fault(end).orElse(""))
                .findFirst()
            : Optional.empty();
    return new StepResult(
        step.title(),
        broke.isPresent() ? Status.FAILED : step.status(),
        step.started(),
        step.took(),
        broke.orElse(step.reason()),
        step.blocks(),
        checks);
  }

  /**
   * Returns the title of the step that fails because of an invariant: the one that ran when it
   * stopped holding. If that step is not among the results, the step that declares it fails.
   */
  private static Optional<String> failing(Ended end, List<String> titles) {
    return end.outcome()
        .violation()
        .map(violation -> titles.contains(violation.during()) ? violation.during() : end.step());
  }

  private CheckResult apply(StepResult step, CheckResult check) {
    return ended.stream()
        .filter(end -> end.step().equals(step.title()))
        .filter(end -> end.check().name().equals(check.name()))
        .filter(_ -> check.status() == CheckResult.Status.PASSED)
        .findFirst()
        .map(end -> apply(check, end.outcome()))
        .orElse(check);
  }

  private static CheckResult apply(CheckResult check, InvariantOutcome outcome) {
    Watch watch =
        new Watch(
            outcome.answers(),
            outcome.unreadable(),
            outcome.longestGap(),
            outcome.ended(),
            outcome.violation().map(Violation::during));
    String last = outcome.last().map(Observed::json).orElse("");
    return outcome
        .violation()
        .map(violation ->
            check.watched(
                CheckResult.Status.FAILED,
                violation.observed().json(),
                "it stopped holding " + words(violation),
                watch))
        .or(() ->
            outcome
                .doubt()
                .map(why ->
                    check.watched(CheckResult.Status.UNPROVED, last, "unproved: " + why, watch)))
        .orElseGet(() -> check.watched(check.status(), last, check.message(), watch));
  }

  private static String words(Violation violation) {
    return "at %s, during `%s`: %s"
        .formatted(violation.at(), violation.during(), violation.because());
  }
}
