package io.illm.lab.cluster;

import io.illm.lab.model.Broken;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;

/** The programs that a boot has started. A wait ends as soon as one of them dies. */
final class Running {

  private static final Duration QUIET = Duration.ofMinutes(3);

  private final Map<ProgramInstance, Process> processes = new ConcurrentHashMap<>();
  private volatile boolean givenUp;

  void add(ProgramInstance instance, Process process) {
    processes.put(instance, process);
  }

  /**
   * Waits for a condition as long as the logs of the programs show progress.
   *
   * @param ready the condition
   * @param what the name of the condition, for the error message
   * @throws Broken if a program dies, if the boot fails, or after 3 min without progress
   */
  void await(BooleanSupplier ready, String what) {
    var movement = new LogMovement();
    Await.until(
        Deadline.quiet(QUIET, () -> movement.moved(logs())),
        ready,
        this::throwIfDead,
        () -> "waiting for " + what + "\n" + everyTail());
  }

  private List<Path> logs() {
    return processes.keySet().stream().map(ProgramInstance::log).toList();
  }

  /** Ends all waits, because the boot has failed. */
  void giveUp() {
    givenUp = true;
  }

  private void throwIfDead() {
    if (givenUp) {
      throw new Broken("the boot has failed", "see what failed first");
    }
    processes.forEach((instance, process) -> {
      if (!process.isAlive()) {
        throw new Broken(
            "%s ended with exit code %d while the cluster booted; its log ends with%n  %s"
                .formatted(instance.label(), process.exitValue(), LogTail.of(instance.log())),
            "`lab doctor` tells what this machine lacks");
      }
    });
  }

  private String everyTail() {
    return processes.keySet().stream()
        .sorted(Comparator.comparing(ProgramInstance::label))
        .map(instance -> "%s:%n  %s%n".formatted(instance.label(), LogTail.of(instance.log())))
        .collect(Collectors.joining());
  }
}
