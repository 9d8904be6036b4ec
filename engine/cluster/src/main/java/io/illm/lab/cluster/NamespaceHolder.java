package io.illm.lab.cluster;

import io.illm.lab.model.Broken;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/**
 * Waits for the processes that hold namespaces. Such a process writes its PID into a file when its
 * namespaces are ready.
 */
final class NamespaceHolder {

  private NamespaceHolder() {}

  /** Normally it takes a moment. If the process ends, the wait ends at once. */
  private static final Duration DEADLINE = Duration.ofMinutes(2);

  /**
   * Waits until a process has created its namespaces.
   *
   * @param mark the PID file
   * @param process the process
   * @param log the log file of the process
   * @throws Broken if the process ends, or after 2 min
   */
  static void await(Path mark, Process process, Path log) {
    Await.until(
        Deadline.after(DEADLINE),
        () -> !text(mark).isEmpty(),
        () -> {
          if (!process.isAlive()) {
            throw new Broken(
                "the namespaces could not be made: " + LogTail.of(log),
                "see what this kernel lacks with `lab doctor`");
          }
        },
        () -> "the namespaces: " + LogTail.of(log));
  }

  /**
   * Returns the PID of the process that holds a namespace.
   *
   * @throws Broken if the PID file is missing or has no number
   */
  static long read(Path mark) {
    try {
      return Long.parseLong(text(mark));
    } catch (NumberFormatException e) {
      throw new Broken("no process holds the namespace of " + mark, e);
    }
  }

  private static String text(Path mark) {
    try {
      return Files.readString(mark).strip();
    } catch (IOException e) {
      return ""; // the file doesn't exist yet
    }
  }
}
