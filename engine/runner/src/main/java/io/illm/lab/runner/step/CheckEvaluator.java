package io.illm.lab.runner.step;

import io.illm.lab.check.CheckOutcome;
import io.illm.lab.check.CheckWaiter;
import io.illm.lab.check.Condition;
import io.illm.lab.check.ControlLook;
import io.illm.lab.check.FalseClauses;
import io.illm.lab.check.InvariantWatch;
import io.illm.lab.check.WaitListener;
import io.illm.lab.model.Broken;
import io.illm.lab.model.experiment.Check;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Holds checks to the clusters: before the commands, after them, and all the while. */
public final class CheckEvaluator implements AutoCloseable {

  /** How long a broken check is looked at for clauses that become false later. */
  private static final Duration SETTLE = Duration.ofSeconds(2);

  private final Map<String, ClusterView> views;
  private final Map<Check, Condition> conditions;
  private final boolean watching;
  private final Map<Check, InvariantWatch> watches = new LinkedHashMap<>();

  /**
   * A bench.
   *
   * @param views what sees each cluster, by its name
   * @param conditions of every check
   * @param watching whether invariants are watched; not where checks are broken on purpose
   */
  public CheckEvaluator(
      Map<String, ClusterView> views, Map<Check, Condition> conditions, boolean watching) {
    this.views = Map.copyOf(views);
    this.conditions = Map.copyOf(conditions);
    this.watching = watching;
  }

  /** What a check shows before its step's commands. */
  ControlLook control(Check check) {
    return waiter(check).control(check, condition(check));
  }

  /** Waits until a check holds, and for as long as it must. */
  CheckOutcome await(Check check) {
    return await(check, condition(check), check.within(), check.holdFor(), WaitListener.none());
  }

  /** Collects the clauses of a check that are false after its break. */
  FalseClauses afterBreak(Check check) {
    return FalseClauses.afterBreak(check, condition(check));
  }

  /**
   * Waits until a check no longer holds; its outcome is held where that was seen. Then looks on for
   * a moment: the clauses of a condition don't become false all at once.
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
      Thread.currentThread().interrupt();
      throw new Broken("interrupted while waiting for `" + check.name() + "`", e);
    }
  }

  /** What may explain a check that doesn't hold: events, states and logs of pods at fault. */
  String diagnosis(Check check) {
    return view(check).diagnosis().text();
  }

  /** Watches an invariant from now on. */
  void watch(Check check) {
    if (watching) {
      watches.put(check, waiter(check).watch(check, condition(check)));
    }
  }

  /**
   * Ends the watches that end before a step.
   *
   * @param next the step's title; empty at the end, for all
   * @return violations by the check's name, in words with their time
   */
  public Map<String, String> release(Optional<String> next) {
    Map<String, String> violations = new LinkedHashMap<>();
    watches
        .entrySet()
        .removeIf(entry -> {
          boolean ends = next.isEmpty() || entry.getKey().until().equals(next);
          if (ends) {
            entry.getValue().close();
            entry
                .getValue()
                .violation()
                .ifPresent(seen ->
                    violations.put(
                        entry.getKey().name(),
                        "at " + seen.at() + " it stopped holding: " + seen.because()));
          }
          return ends;
        });
    return violations;
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

  @Override
  public void close() {
    watches.values().forEach(InvariantWatch::close);
    watches.clear();
  }
}
