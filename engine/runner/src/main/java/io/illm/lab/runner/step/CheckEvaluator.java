package io.illm.lab.runner.step;

import io.illm.lab.check.CheckOutcome;
import io.illm.lab.check.CheckWaiter;
import io.illm.lab.check.Condition;
import io.illm.lab.check.ControlLook;
import io.illm.lab.check.FalseClauses;
import io.illm.lab.check.WaitListener;
import io.illm.lab.model.Broken;
import io.illm.lab.model.experiment.Check;
import io.illm.lab.runner.RunListener;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * Evaluates checks on the run's clusters, before and after a step's commands, and watches
 * invariants.
 */
public final class CheckEvaluator implements AutoCloseable {

  /**
   * The time for which a broken check is still observed, because some clauses become false later
   * than others.
   */
  private static final Duration SETTLE = Duration.ofSeconds(2);

  private final Map<String, ClusterView> views;
  private final Map<Check, Condition> conditions;
  private final boolean watching;
  private final Invariants invariants;

  /**
   * Creates an evaluator for the checks of an experiment.
   *
   * @param views the tools that observe each cluster, by cluster name
   * @param conditions the compiled condition of each check
   * @param watching whether invariants are watched; false if checks are broken on purpose
   * @param listener receives an event for each invariant that stops holding
   */
  public CheckEvaluator(
      Map<String, ClusterView> views,
      Map<Check, Condition> conditions,
      boolean watching,
      RunListener listener) {
    this.views = Map.copyOf(views);
    this.conditions = Map.copyOf(conditions);
    this.watching = watching;
    this.invariants = new Invariants(listener);
  }

  /** Evaluates a check once, before its step's commands. */
  ControlLook control(Check check) {
    try {
      return waiter(check).control(check, condition(check));
    } catch (InterruptedException e) {
      throw interrupted(check, e);
    }
  }

  /** Waits until a check holds, and verifies that it keeps holding for the specified time. */
  CheckOutcome await(Check check) {
    return await(check, condition(check), check.within(), check.holdFor(), WaitListener.none());
  }

  /** Returns a collector for the clauses of a check that become false after its break. */
  FalseClauses afterBreak(Check check) {
    return FalseClauses.afterBreak(check, condition(check));
  }

  /**
   * Waits until a check no longer holds. The outcome is {@code HELD} if it stopped holding. Then it
   * observes the check for at most 2 s more, because the clauses of a condition do not all become
   * false at the same time.
   */
  CheckOutcome awaitRed(Check check, FalseClauses clauses) {
    Condition red = new Negation(condition(check));
    CheckOutcome outcome = await(check, red, check.within(), check.holdFor(), clauses);
    if (outcome.held() && !clauses.complete()) {
      await(check, new AllFalse(red, clauses), SETTLE, Duration.ZERO, clauses);
    }
    return outcome;
  }

  private CheckOutcome await(
      Check check, Condition condition, Duration within, Duration holdFor, WaitListener listener) {
    try {
      return waiter(check).await(check.observation(), condition, within, holdFor, listener);
    } catch (InterruptedException e) {
      throw interrupted(check, e);
    }
  }

  private static Broken interrupted(Check check, InterruptedException e) {
    Thread.currentThread().interrupt();
    return new Broken("interrupted while waiting for `" + check.name() + "`", e);
  }

  /**
   * Returns events, states and logs of faulty pods, which may explain why a check does not hold.
   */
  String diagnosis(Check check) {
    return view(check).diagnosis().text();
  }

  /** Starts to watch an invariant, unless checks are broken on purpose. */
  void watch(String step, Check check) {
    if (watching) {
      invariants.begin(step, check, during -> waiter(check).watch(check, condition(check), during));
    }
  }

  /** Returns the invariants that are watched. */
  Invariants invariants() {
    return invariants;
  }

  private CheckWaiter waiter(Check check) {
    return new CheckWaiter(view(check).observer(), view(check).earlyExit());
  }

  private ClusterView view(Check check) {
    return Optional.ofNullable(views.get(check.cluster()))
        .orElseThrow(() ->
            new Broken(
                "the check `" + check.name() + "` looks at a cluster that isn't there",
                "this is a fault of the lab: " + check.cluster() + " is not among the run's"));
  }

  private Condition condition(Check check) {
    return Optional.ofNullable(conditions.get(check))
        .orElseThrow(() ->
            new Broken(
                "the check `" + check.name() + "` has no compiled condition",
                "this is a fault of the lab: it is not among the experiment's checks"));
  }

  /** Ends the watches of invariants without a last evaluation. */
  @Override
  public void close() {
    invariants.close();
  }
}
