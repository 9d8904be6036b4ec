package io.illm.lab.runner.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Identifies a process by its number and start time. A later process with the same number has
 * another start time.
 *
 * @param pid the process number
 * @param start the start time; two processes with the same number never have the same one
 */
public record ProcessIdentity(long pid, String start) {

  private static final Path PROC = Path.of("/proc");

  /**
   * The index of the state after the program's name in {@code /proc/PID/stat}. It is the file's
   * third field.
   */
  private static final int STATE = 0;

  private static final int START_TICKS = 22 - 3;

  /** Returns the identity of this process. */
  public static ProcessIdentity self() {
    long pid = ProcessHandle.current().pid();
    return new ProcessIdentity(pid, start(PROC, pid).orElse(""));
  }

  /** Returns true if this process is still running. */
  public boolean alive() {
    return alive(PROC);
  }

  boolean alive(Path proc) {
    return start(proc, pid).filter(start::equals).isPresent();
  }

  /**
   * Returns the start time of a running process. On Linux, this is the boot's id and the clock
   * ticks since the boot. Java's start time would change when the clock is set, because Java
   * computes it from the present time.
   */
  private static Optional<String> start(Path proc, long pid) {
    Path boot = proc.resolve("sys/kernel/random/boot_id");
    if (!Files.exists(boot)) {
      return ProcessHandle.of(pid)
          .flatMap(process -> process.info().startInstant())
          .map(String::valueOf);
    }
    try {
      String stat = Files.readString(proc.resolve(Long.toString(pid)).resolve("stat"));
      // The program's name may contain spaces and parentheses.
      String[] fields = stat.substring(stat.lastIndexOf(')') + 1).strip().split(" ", -1);
      boolean ended = fields[STATE].equals("Z") || fields[STATE].equals("X");
      return ended
          ? Optional.empty()
          : Optional.of(Files.readString(boot).strip() + ":" + fields[START_TICKS]);
    } catch (IOException _) {
      return Optional.empty(); // there is no such process
    }
  }
}
