package io.illm.lab.check;

import io.illm.lab.model.component.ReadyWhen;
import io.illm.lab.model.experiment.Check;
import io.illm.lab.model.experiment.Observation;
import io.illm.lab.model.run.CheckResult.Control;
import io.illm.lab.model.run.CheckResult.Proof;
import java.time.Duration;
import java.util.function.Supplier;

/** Waits for conditions, evaluates a check once, and watches invariants. */
public final class CheckWaiter {

  /** The minimum time limit of a control. It may have to wait for the probe pod to start. */
  private static final Duration FIRST_LOOK = Duration.ofSeconds(30);

  private final Observer observer;
  private final EarlyExit earlyExit;

  /** Creates a waiter that waits until the deadline. */
  public CheckWaiter(Observer observer) {
    this(observer, EarlyExit.open());
  }

  /** Creates a waiter that ends a wait before the deadline if further waiting is useless. */
  public CheckWaiter(Observer observer, EarlyExit earlyExit) {
    this.observer = observer;
    this.earlyExit = earlyExit;
  }

  /**
   * Waits until a check's condition has held for the time that the check requires.
   *
   * @param check the check, with its deadline
   * @param condition the check's compiled condition
   * @param listener receives every observation
   */
  public CheckOutcome await(Check check, Condition condition, WaitListener listener)
      throws InterruptedException {
    return await(check.observation(), condition, check.within(), check.holdFor(), listener);
  }

  /** Waits until a component's object is ready. */
  public CheckOutcome await(ReadyWhen ready, Condition condition, WaitListener listener)
      throws InterruptedException {
    return await(
        new Observation.OneObject(ready.object()),
        condition,
        ready.within(),
        Duration.ZERO,
        listener);
  }

  /**
   * Waits for a condition on an observation.
   *
   * @param within the time limit until the condition must hold
   * @param holdFor the time for which it must then hold without interruption. If it stops holding,
   *     it may hold again before the deadline
   */
  public CheckOutcome await(
      Observation observation,
      Condition condition,
      Duration within,
      Duration holdFor,
      WaitListener listener)
      throws InterruptedException {
    try (ObservationSource source = observer.watch(observation)) {
      return new Wait(
              source,
              observation.variable(),
              condition,
              within,
              holdFor,
              listener,
              earlyExit,
              System::nanoTime)
          .end();
    }
  }

  /**
   * Evaluates a check once, without waiting. For controls, before the step's commands.
   *
   * @return {@code ALREADY_HELD} if the condition holds; {@code UNREADABLE} if there was no answer;
   *     {@code FALSE} if a clause was false on an existing object; otherwise {@code ABSENT}
   */
  public ControlLook control(Check check, Condition condition) throws InterruptedException {
    Duration limit = check.within().compareTo(FIRST_LOOK) > 0 ? check.within() : FIRST_LOOK;
    Observed seen = observer.observe(check.observation(), limit);
    Verdict verdict = condition.judge(seen, check.observation().variable());
    FalseClauses clauses = FalseClauses.before(check, condition);
    clauses.saw(seen, verdict);
    Proof proof = clauses.proof("");
    return new ControlLook(control(verdict, proof), proof);
  }

  private static Control control(Verdict verdict, Proof proof) {
    return switch (verdict) {
      case Verdict.Holds _ -> Control.ALREADY_HELD;
      case Verdict.Unreadable _ -> Control.UNREADABLE;
      case Verdict.DoesNotHold _, Verdict.Missing _, Verdict.Failed _ ->
          proof.seen() ? Control.FALSE : Control.ABSENT;
    };
  }

  /**
   * Starts to watch an invariant in the background. The watch continues until it is ended or the
   * condition does not hold.
   *
   * @param during returns the title of the current step
   */
  public InvariantWatch watch(Check check, Condition condition, Supplier<String> during) {
    return new InvariantWatch(
        check.observation(),
        condition,
        () -> observer.watch(check.observation()),
        during,
        System::nanoTime);
  }
}
