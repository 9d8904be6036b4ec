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
 * Brings what invariants came to into the results of the steps. The check is in the step that began
 * it; the step during which it broke is the one that fails.
 */
public record InvariantResults(List<Ended> ended) {

  /** Corrects the results of steps that have passed before their invariants ended. */
  public List<StepResult> applyTo(List<StepResult> steps) {
    List<String> titles = steps.stream().map(StepResult::title).toList();
    return steps.stream().map(step -> apply(step, titles)).toList();
  }

  /** Why a trial doesn't count: the first invariant that broke, or wasn't seen often enough. */
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

  /** The step that an invariant fails: the one that ran when it broke. */
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
