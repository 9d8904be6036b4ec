package io.illm.lab.runner.step;

import io.illm.lab.model.Broken;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * The processes that the shells of a run started. A process may leave its shell's session, and its
 * parent may end. Therefore a process belongs to a shell if it has the shell's session or its
 * environment variable. If steps run as their own user, it also belongs to the shell if it has this
 * user and belongs to no other shell.
 */
final class StepProcesses {

  /** The environment variable that identifies the shell of a process. */
  static final String VARIABLE = "LAB_SHELL";

  private static final long NONE = -1;
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final Duration PAUSE = Duration.ofMillis(5);

  private final StepUser user;
  private final Set<Shell> running = ConcurrentHashMap.newKeySet();

  StepProcesses(StepUser user) {
    this.user = user;
  }

  /**
   * A shell that was started.
   *
   * @param mark the value of its environment variable
   * @param leader the id of its process, which leads a session; -1 before the start
   */
  record Shell(String mark, long leader) {

    boolean started(HostProcess process) {
      return process.session() == leader
          || process.pid() == leader
          || process.variable(VARIABLE).filter(mark::equals).isPresent();
    }
  }

  /**
   * Registers a shell that is about to start, so that the end of another shell does not kill its
   * processes.
   */
  void begins(String mark) {
    running.add(new Shell(mark, NONE));
  }

  /** Registers the process of a shell that has started. */
  Shell started(String mark, long leader) {
    Shell shell = new Shell(mark, leader);
    running.add(shell);
    running.remove(new Shell(mark, NONE));
    return shell;
  }

  /** Removes a shell that could not be started. */
  void failed(String mark) {
    running.remove(new Shell(mark, NONE));
  }

  /**
   * Kills a shell and all processes that it started, and waits until they have ended.
   *
   * @throws Broken if they have not ended after 5 s
   */
  void end(Shell shell) {
    running.remove(shell);
    killAll(() -> left(shell));
  }

  private List<HostProcess> left(Shell shell) {
    List<HostProcess> mine =
        HostProcess.all().stream().filter(process -> process.uid() == user.uid()).toList();
    Map<Long, HostProcess> byId =
        mine.stream().collect(Collectors.toMap(HostProcess::pid, process -> process));
    Predicate<HostProcess> stray = process -> user.own() && !ofAnother(process, byId);
    return mine.stream().filter(process -> shell.started(process) || stray.test(process)).toList();
  }

  /** Returns true if a process or one of its ancestors belongs to a shell that is still running. */
  private boolean ofAnother(HostProcess process, Map<Long, HostProcess> byId) {
    Map<Long, HostProcess> above = new HashMap<>(byId);
    for (HostProcess next = process; next != null; next = above.remove(next.parent())) {
      HostProcess each = next;
      if (running.stream().anyMatch(shell -> shell.started(each))) {
        return true;
      }
    }
    return false;
  }

  /**
   * Kills processes until none is found.
   *
   * @param find finds the processes to kill
   * @throws Broken if some have not ended after 5 s
   */
  static void killAll(Supplier<List<HostProcess>> find) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    for (List<HostProcess> left = find.get(); !left.isEmpty(); left = find.get()) {
      if (System.nanoTime() > deadline) {
        throw new Broken(
            "processes that a step started don't end: "
                + left.stream().map(p -> Long.toString(p.pid())).collect(Collectors.joining(", ")),
            "see what they wait for in /proc/PID/stack");
      }
      left.forEach(HostProcess::kill);
      LockSupport.parkNanos(PAUSE.toNanos());
    }
  }
}
