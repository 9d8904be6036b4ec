package io.illm.lab.runner.step;

import io.illm.lab.check.CheckOutcome;
import io.illm.lab.check.CheckWaiter;
import io.illm.lab.check.Condition;
import io.illm.lab.check.WaitListener;
import io.illm.lab.model.Broken;
import io.illm.lab.model.experiment.Check;
import io.illm.lab.model.run.CheckResult.Control;
import io.illm.lab.runner.RunListener;
import java.util.Map;
import java.util.Optional;

/** Looks at clusters for checks: before a step's commands, after them, and for invariants. */
public final class CheckEvaluator implements AutoCloseable {

  private final Map<String, ClusterView> views;
  private final Map<Check, Condition> conditions;
  private final boolean watching;
  private final Invariants invariants;

  /**
   * Checks of an experiment on its clusters.
   *
   * @param views what looks at each cluster, by the cluster's name
   * @param conditions of every check
   * @param watching whether invariants are watched; not where checks are broken on purpose
   * @param listener hears of invariants that break
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

  /** What a check shows before its step's commands. */
  Control control(Check check) {
    try {
      return waiter(check).control(check, condition(check));
    } catch (InterruptedException e) {
      throw interrupted(check, e);
    }
  }

  /** Waits until a check holds, and for as long as it must. */
  CheckOutcome await(Check check) {
    return await(check, condition(check));
  }

  /** Waits until a check no longer holds; its outcome is held where that was seen. */
  CheckOutcome awaitRed(Check check) {
    return await(check, new Negation(condition(check)));
  }

  private CheckOutcome await(Check check, Condition condition) {
    try {
      return waiter(check).await(check, condition, WaitListener.none());
    } catch (InterruptedException e) {
      throw interrupted(check, e);
    }
  }

  private static Broken interrupted(Check check, InterruptedException e) {
    Thread.currentThread().interrupt();
    return new Broken("interrupted while waiting for `" + check.name() + "`", e);
  }

  /** What may explain a check that doesn't hold: events, states and logs of pods at fault. */
  String diagnosis(Check check) {
    return view(check).diagnosis().text();
  }

  /** Watches an invariant from now on, unless checks are broken on purpose. */
  void watch(String step, Check check) {
    if (watching) {
      invariants.begin(step, check, during -> waiter(check).watch(check, condition(check), during));
    }
  }

  /** The invariants that are watched. */
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

  /** Ends the watches of invariants without a last look. */
  @Override
  public void close() {
    invariants.close();
  }
}
