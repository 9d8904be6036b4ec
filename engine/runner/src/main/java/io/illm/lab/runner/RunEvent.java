package io.illm.lab.runner;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.illm.lab.cluster.NodeAct;
import io.illm.lab.model.run.CheckResult;
import io.illm.lab.model.run.CheckResult.Control;
import io.illm.lab.model.run.StepResult;
import io.illm.lab.model.run.StudyResult;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Something that happens in a run. The journal keeps the events and the terminal shows them: both
 * hear of a thing before it begins and when it has ended.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.SIMPLE_NAME, property = "event")
public sealed interface RunEvent {

  /**
   * A run begins.
   *
   * @param id the run's id
   * @param experiment its name
   * @param pid the process that runs it, by which {@code lab clean} knows whether it is alive
   * @param processStarted when that process began, in milliseconds since 1970: pids are used again
   */
  record RunBegan(String id, String experiment, long pid, long processStarted)
      implements RunEvent {}

  /** A phase begins. */
  record PhaseBegan(String name) implements RunEvent {}

  /** A phase ended. */
  record PhaseEnded(String name, Duration took, String detail) implements RunEvent {}

  /**
   * The engine is about to create something that clean-up must remove.
   *
   * @param kind what it is
   * @param name its name, or its path
   * @param on the shared cluster that it is created on; empty on one of the run's own
   */
  record Creating(Kind kind, String name, Optional<String> on) implements RunEvent {

    /** What the engine itself creates. */
    public enum Kind {
      CLUSTER,
      NAMESPACE,
      FOLDER,
      /** A component, on a shared cluster that hadn't it. */
      COMPONENT,
      /** The right to use a shared cluster. */
      LEASE,
      /** The right to break nodes of a shared cluster: those that are out must come back. */
      NODES
    }
  }

  /**
   * A step begins.
   *
   * @param title the README's heading
   * @param number of the step, from 1; 0 in a trial
   * @param of how many
   */
  record StepBegan(String title, int number, int of) implements RunEvent {}

  /** A step ended. */
  record StepEnded(StepResult result) implements RunEvent {}

  /** A check was tried before its step's commands. */
  record ControlTried(String check, Control control) implements RunEvent {}

  /** A block of commands begins. */
  record BlockBegan(String step, int line) implements RunEvent {}

  /** A block of commands ended. */
  record BlockEnded(String step, int line, int exitCode, Duration took) implements RunEvent {}

  /** A check is waited for, until the deadline. */
  record CheckBegan(String check, Duration within) implements RunEvent {}

  /** A check ended. */
  record CheckEnded(CheckResult result) implements RunEvent {}

  /**
   * An invariant was seen not to hold.
   *
   * @param check its name
   * @param step the step that began it
   * @param during the step that ran when it broke
   * @param at when it was seen
   * @param because what was seen
   */
  record InvariantBroke(String check, String step, String during, Instant at, String because)
      implements RunEvent {}

  /**
   * An invariant ended that was not seen often enough.
   *
   * @param check its name
   * @param step the step that began it
   * @param because why its looks show too little
   */
  record InvariantUnproved(String check, String step, String because) implements RunEvent {}

  /** A check is being broken, to see it turn red. */
  record BreakBegan(String check) implements RunEvent {}

  /**
   * Something is about to be done to a node.
   *
   * @param cluster by the name that the experiment gives it
   */
  record NodeActing(String cluster, NodeAct act, String node) implements RunEvent {}

  /**
   * Something was done to a node.
   *
   * @param seen of it afterwards
   */
  record NodeActed(String cluster, NodeAct act, String node, String seen) implements RunEvent {}

  /** A trial begins. */
  record TrialBegan(String study, int number, int of, String variant) implements RunEvent {}

  /** A trial ended. */
  record TrialEnded(String study, StudyResult.Trial trial) implements RunEvent {}

  /** A verdict was reached. */
  record VerdictReached(StudyResult study) implements RunEvent {}

  /** A run that was killed has been undone by {@code lab clean}. */
  record RunUndone(List<String> removed) implements RunEvent {}

  /** A run has cleaned up and written its report; what it found is in run.json. */
  record RunEnded(int exitCode) implements RunEvent {}
}
