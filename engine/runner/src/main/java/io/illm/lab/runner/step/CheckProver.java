package io.illm.lab.runner.step;

import io.illm.lab.model.experiment.Check;
import io.illm.lab.model.experiment.Step;
import io.illm.lab.model.run.CheckResult;
import io.illm.lab.model.run.StepResult;
import io.illm.lab.model.run.StepResult.Status;
import io.illm.lab.runner.RunEvent;
import io.illm.lab.runner.RunListener;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Shows that the checks of a tutorial can fail. It runs after the tutorial and repeats the steps in
 * new namespaces, so that no break affects the controls of a later step. After each step it breaks
 * the step's checks, one at a time. After each break it runs the step's commands again to restore
 * the step.
 */
public final class CheckProver {

  private final Repetition repetition;
  private final Breaker breaker;
  private final RunListener listener;

  /**
   * Creates a prover.
   *
   * @param repetition repeats steps
   * @param breaker breaks checks
   * @param listener receives an event for each break and for each step that fails
   */
  public CheckProver(Repetition repetition, Breaker breaker, RunListener listener) {
    this.repetition = repetition;
    this.breaker = breaker;
    this.listener = listener;
  }

  /** Repeats the steps of a tutorial that has run. */
  public interface Repetition {

    /** Removes everything that the steps created. */
    void clear();

    /** Runs a step's commands and waits until its checks hold. Returns the reason if that fails. */
    Optional<String> repeat(Step step);
  }

  /** Breaks checks. */
  @FunctionalInterface
  public interface Breaker {

    /** Breaks a check and waits until it no longer holds. The check stays broken. */
    Break breakCheck(Check check, String commands);
  }

  /**
   * The result of a break.
   *
   * @param proof the observations of the check after the break
   * @param fault the reason why the break proves nothing; empty if the check failed as it should
   */
  public record Break(CheckResult.Proof proof, Optional<String> fault) {}

  /**
   * Breaks every check with {@code break} in the steps that passed. Steps that were not run are not
   * repeated.
   *
   * @param steps the steps of the tutorial
   * @param unbroken the results of these steps
   * @return the results with the proofs added; a step fails if one of its checks can't fail
   */
  public List<StepResult> prove(List<Step> steps, List<StepResult> unbroken) {
    List<StepResult> results = new ArrayList<>(unbroken);
    int end = end(steps, unbroken);
    if (end > 0) {
      repetition.clear();
    }
    Optional<String> lost = Optional.empty();
    List<Step> repeated = new ArrayList<>();
    for (int i = 0; i < end && lost.isEmpty(); i++) {
      if (unbroken.get(i).status() == Status.PASSED) {
        repeated.add(steps.get(i));
        Proving proving = new Proving(List.copyOf(repeated), unbroken.get(i));
        results.set(i, proving.result());
        lost = proving.lost();
      }
    }
    return List.copyOf(results);
  }

  /**
   * Returns the number of steps up to the last one that passed and has a check to break. After a
   * step that failed, no step is repeated.
   */
  private static int end(List<Step> steps, List<StepResult> unbroken) {
    int end = 0;
    for (int i = 0; i < steps.size() && unbroken.get(i).status() != Status.FAILED; i++) {
      boolean breaks =
          unbroken.get(i).status() == Status.PASSED
              && steps.get(i).checks().stream().anyMatch(check -> check.breakWith().isPresent());
      end = breaks ? i + 1 : end;
    }
    return end;
  }

  /** Proves the checks of one step. The steps before it were repeated already. */
  private final class Proving {

    private final List<Step> upToHere;
    private final StepResult passed;
    private final List<CheckResult> checks;
    private final List<String> faults = new ArrayList<>();
    private Optional<String> lost;

    Proving(List<Step> upToHere, StepResult passed) {
      this.upToHere = upToHere;
      this.passed = passed;
      this.checks = new ArrayList<>(passed.checks());
      this.lost =
          repetition
              .repeat(upToHere.getLast())
              .map(why -> "it passed once, and not when it ran again for `lab prove`: " + why);
      breakChecks(upToHere.getLast().checks());
    }

    private void breakChecks(List<Check> all) {
      for (int i = 0; i < all.size() && lost.isEmpty(); i++) {
        Optional<String> commands = all.get(i).breakWith();
        if (commands.isPresent()) {
          breakOne(i, all.get(i), commands.get());
        }
      }
      lost.ifPresent(faults::add);
    }

    private void breakOne(int i, Check check, String commands) {
      listener.on(new RunEvent.BreakBegan(check.name()));
      Break broke = breaker.breakCheck(check, commands);
      Optional<String> restored = repetition.repeat(upToHere.getLast());
      Optional<String> fault =
          broke
              .fault()
              .or(() -> restored.map(why -> "the step's commands don't mend its break: " + why));
      CheckResult shown = checks.get(i).broken(broke.proof());
      checks.set(i, fault.map(shown::violated).orElse(shown));
      fault.ifPresent(why -> faults.add("`" + check.name() + "`: " + why));
      if (restored.isPresent()) {
        startOver();
      }
    }

    /**
     * Removes everything and repeats the steps, so that the remains of one break do not affect the
     * next check.
     */
    private void startOver() {
      repetition.clear();
      lost =
          upToHere.stream()
              .flatMap(step -> repetition.repeat(step).stream())
              .findFirst()
              .map(why -> "the steps could not be repeated after it: " + why);
    }

    Optional<String> lost() {
      return lost;
    }

    StepResult result() {
      StepResult result =
          new StepResult(
              passed.title(),
              faults.isEmpty() ? Status.PASSED : Status.FAILED,
              passed.started(),
              passed.took(),
              String.join("; ", faults),
              passed.blocks(),
              List.copyOf(checks));
      if (!faults.isEmpty()) {
        listener.on(new RunEvent.StepEnded(result));
      }
      return result;
    }
  }
}
