package io.illm.lab.cluster;

import io.illm.lab.model.Broken;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** The processes that hold namespaces: each writes its number into a file when all is made. */
final class NamespaceHolder {

  private NamespaceHolder() {}

  /** It takes a moment; the end of the process, where it fails, ends the waiting at once. */
  private static final Duration DEADLINE = Duration.ofMinutes(2);

  /** Waits until a process holds what it was started to make. */
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

  /** The number of the process. */
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
      return ""; // it isn't there yet
    }
  }
}
