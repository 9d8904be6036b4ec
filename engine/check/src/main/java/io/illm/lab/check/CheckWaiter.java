package io.illm.lab.check;

import io.illm.lab.model.component.ReadyWhen;
import io.illm.lab.model.experiment.Check;
import io.illm.lab.model.experiment.Observation;
import io.illm.lab.model.run.CheckResult.Control;
import java.time.Duration;
import java.util.function.Supplier;

/** Waits for conditions, and looks once where that is asked. */
public final class CheckWaiter {

  /** A first look may have to wait for the probe pod, whatever deadline the check has. */
  private static final Duration FIRST_LOOK = Duration.ofSeconds(30);

  private final Observer observer;
  private final EarlyExit earlyExit;

  /** A waiter that looks through an observer, and waits until the deadline. */
  public CheckWaiter(Observer observer) {
    this(observer, EarlyExit.open());
  }

  /** A waiter that looks through an observer, and gives up before where waiting is of no use. */
  public CheckWaiter(Observer observer, EarlyExit earlyExit) {
    this.observer = observer;
    this.earlyExit = earlyExit;
  }

  /**
   * Waits until a check's condition holds and has held for as long as the check says.
   *
   * @param check what to wait for, with its deadline
   * @param condition its compiled condition
   * @param listener told of everything that is seen
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
   * @param within how long it may take to become true
   * @param holdFor how long it must then stay true; one that breaks may become true again within
   *     the deadline
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
   * Looks once, without waiting: what a check shows before its step's commands.
   *
   * @return {@code ABSENT} also where the condition cannot be computed on what is there
   */
  public Control control(Check check, Condition condition) throws InterruptedException {
    Duration limit = check.within().compareTo(FIRST_LOOK) > 0 ? check.within() : FIRST_LOOK;
    Observed seen = observer.observe(check.observation(), limit);
    return switch (condition.judge(seen, check.observation().variable())) {
      case Verdict.Holds _ -> Control.ALREADY_HELD;
      case Verdict.DoesNotHold _, Verdict.NoSuchThing _ ->
          seen instanceof Observed.Seen ? Control.FALSE : Control.ABSENT;
      case Verdict.Failed _ -> Control.ABSENT;
      case Verdict.Unreadable _ -> Control.UNREADABLE;
    };
  }

  /**
   * Watches an invariant from now on, in the background, until the watch is ended.
   *
   * @param during names what goes on at the time of asking, such as a step
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
