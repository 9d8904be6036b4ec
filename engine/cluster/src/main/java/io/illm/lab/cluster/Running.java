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

/** The programs that a boot has started: waiting for anything ends where one of them has died. */
final class Running {

  private static final Duration QUIET = Duration.ofMinutes(3);

  private final Map<ProgramInstance, Process> processes = new ConcurrentHashMap<>();
  private volatile boolean givenUp;

  void add(ProgramInstance instance, Process process) {
    processes.put(instance, process);
  }

  /**
   * Waits for something that the programs bring about, as long as their logs show that they go on.
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

  /** Ends all waiting: the boot has failed. */
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
