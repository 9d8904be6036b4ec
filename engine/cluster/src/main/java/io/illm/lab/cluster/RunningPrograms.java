package io.illm.lab.cluster;

import io.illm.lab.model.Broken;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * The programs that a boot has started. A wait ends if one of them can't stay alive.
 *
 * <p>A program that exits is started again, at most twice, as systemd and the kubelet do. Some
 * exits are chance: the API server exits if its machine is too slow to check all Service addresses
 * within its own limit, and kube-proxy 1.37 panics if the first event of its node arrives while it
 * registers the event's handler (two goroutines share {@code NodeTopologyConfig.eventHandlers}).
 */
final class RunningPrograms {

  private static final Duration QUIET = Duration.ofMinutes(3);
  private static final int MOST_STARTS = 3;

  private final Map<ProgramInstance, Attempt> programs = new ConcurrentHashMap<>();
  private volatile boolean givenUp;

  /** Starts a program in the namespaces of a node. Its output is appended to its log. */
  void start(ProgramInstance instance, NodeNamespaces namespaces, List<String> command) {
    start(instance, () -> namespaces.start(command, instance.cgroups(), instance.log()));
  }

  /** Starts a program by an action that can be repeated. */
  void start(ProgramInstance instance, Supplier<Process> action) {
    programs.put(instance, Attempt.of(1, action));
  }

  /**
   * Waits for a condition as long as the logs of the programs show progress.
   *
   * @param ready the condition
   * @param what the name of the condition, for the error message
   * @throws Broken if a program exits for the third time, if the boot fails, or after 3 min without
   *     progress
   */
  void await(BooleanSupplier ready, String what) {
    var progress = new LogProgress();
    Await.until(
        Deadline.withoutProgress(QUIET, () -> progress.progressed(logs())),
        ready,
        this::keepAlive,
        () -> "waiting for " + what + "\n" + everyTail());
  }

  private List<Path> logs() {
    return programs.keySet().stream().map(ProgramInstance::log).toList();
  }

  /** Ends all waiting: the boot has failed. */
  void giveUp() {
    givenUp = true;
  }

  private void keepAlive() {
    if (givenUp) {
      throw new Broken("the boot has failed", "see what failed first");
    }
    for (var instance : programs.keySet()) {
      programs.computeIfPresent(instance, this::alive);
    }
  }

  private Attempt alive(ProgramInstance instance, Attempt attempt) {
    if (attempt.process().isAlive()) {
      return attempt;
    }
    if (attempt.number() == MOST_STARTS) {
      throw new Broken(
          "%s ended with exit code %d while the cluster booted; its log ends with%n  %s"
              .formatted(
                  instance.label(), attempt.process().exitValue(), LogTail.of(instance.log())),
          "`lab doctor` tells what this machine lacks");
    }
    return Attempt.of(attempt.number() + 1, attempt.action());
  }

  private String everyTail() {
    return programs.keySet().stream()
        .sorted(Comparator.comparing(ProgramInstance::label))
        .map(instance -> "%s:%n  %s%n".formatted(instance.label(), LogTail.of(instance.log())))
        .collect(Collectors.joining());
  }

  /**
   * One start of a program.
   *
   * @param number 1 for the first start
   * @param action starts the program
   * @param process the program's process
   */
  private record Attempt(int number, Supplier<Process> action, Process process) {

    static Attempt of(int number, Supplier<Process> action) {
      return new Attempt(number, action, action.get());
    }
  }
}
