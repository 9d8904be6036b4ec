package io.illm.lab.runner;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.illm.lab.cluster.NodeAct;
import io.illm.lab.model.run.CheckResult;
import io.illm.lab.model.run.CheckResult.Control;
import io.illm.lab.model.run.StepResult;
import io.illm.lab.model.run.StudyResult;
import io.illm.lab.runner.store.ProcessIdentity;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * An event of a run. The journal stores the events and the terminal shows them. Most work has two
 * events: one before it begins and one after it has ended.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.SIMPLE_NAME, property = "event")
public sealed interface RunEvent {

  /**
   * A run begins.
   *
   * @param id the run's id
   * @param experiment the experiment's name
   * @param process the process of the run. {@code lab clean} uses it to see whether the run is
   *     alive
   */
  record RunBegan(String id, String experiment, Optional<ProcessIdentity> process)
      implements RunEvent {}

  /** A phase begins. */
  record PhaseBegan(String name) implements RunEvent {}

  /** A phase ended. */
  record PhaseEnded(String name, Duration took, String detail) implements RunEvent {}

  /**
   * The engine is about to create something that the clean-up must remove.
   *
   * @param kind the kind of thing
   * @param name its name or path
   * @param on the shared cluster that it is created on; empty on the run's own cluster
   */
  record Creating(Kind kind, String name, Optional<String> on) implements RunEvent {

    /** The kinds of things that the engine itself creates. */
    public enum Kind {
      CLUSTER,
      NAMESPACE,
      FOLDER,
      /** A component on a shared cluster that did not have it. */
      COMPONENT,
      /** The Lease that reserves a shared cluster. */
      LEASE,
      /**
       * The permission to stop or disconnect nodes of a shared cluster. Clean-up must restore them.
       */
      NODES
    }
  }

  /**
   * A step begins.
   *
   * @param title the step's heading in the README
   * @param number the step's number, from 1
   * @param of the number of steps in the tutorial
   */
  record StepBegan(String title, int number, int of) implements RunEvent {}

  /** A step ended. */
  record StepEnded(StepResult result) implements RunEvent {}

  /** A check was evaluated before its step's commands. */
  record ControlTried(String check, Control control) implements RunEvent {}

  /** A block of commands begins. */
  record BlockBegan(String step, int line) implements RunEvent {}

  /** A block of commands ended. */
  record BlockEnded(String step, int line, int exitCode, Duration took) implements RunEvent {}

  /** The run begins to wait until a check holds, up to a time limit. */
  record CheckBegan(String check, Duration within) implements RunEvent {}

  /** A check ended. */
  record CheckEnded(CheckResult result) implements RunEvent {}

  /**
   * An invariant did not hold.
   *
   * @param check the invariant's name
   * @param step the step that declares it
   * @param during the step that ran when it did not hold
   * @param at the time of the observation
   * @param because the observed values
   */
  record InvariantBroke(String check, String step, String during, Instant at, String because)
      implements RunEvent {}

  /**
   * An invariant ended with too few observations to prove it.
   *
   * @param check the invariant's name
   * @param step the step that declares it
   * @param because why the observations prove too little
   */
  record InvariantUnproved(String check, String step, String because) implements RunEvent {}

  /** A check's {@code break} commands begin, to show that the check can fail. */
  record BreakBegan(String check) implements RunEvent {}

  /**
   * An action on a node begins.
   *
   * @param cluster the cluster's name in the experiment
   */
  record NodeActing(String cluster, NodeAct act, String node) implements RunEvent {}

  /**
   * An action on a node ended.
   *
   * @param seen the node's state after the action
   */
  record NodeActed(String cluster, NodeAct act, String node, String seen) implements RunEvent {}

  /** A trial begins. */
  record TrialBegan(String study, int number, int of, String variant) implements RunEvent {}

  /** A trial ended. */
  record TrialEnded(String study, StudyResult.Trial trial) implements RunEvent {}

  /** A study has a verdict. */
  record VerdictReached(StudyResult study) implements RunEvent {}

  /**
   * The run left objects on a shared cluster. {@code lab clean} looks for them again.
   *
   * @param objects the objects, each as {@code KIND NAMESPACE/NAME}
   * @param on the cluster
   */
  record Leaked(List<String> objects, String on) implements RunEvent {}

  /** {@code lab clean} has removed everything that a run left. */
  record RunUndone(List<String> removed) implements RunEvent {}

  /** A run has cleaned up and written its report. Its results are in {@code run.json}. */
  record RunEnded(int exitCode) implements RunEvent {}
}
