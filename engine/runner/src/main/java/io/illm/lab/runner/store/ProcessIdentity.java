package io.illm.lab.runner.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A process, told apart from every later one that gets the same number.
 *
 * @param pid its number
 * @param start when it began; two processes of one number never have the same
 */
public record ProcessIdentity(long pid, String start) {

  private static final Path PROC = Path.of("/proc");

  /** The fields of {@code /proc/PID/stat} after the program's name begin with the third. */
  private static final int STATE = 0;

  private static final int START_TICKS = 22 - 3;

  /** The identity of this process. */
  public static ProcessIdentity self() {
    long pid = ProcessHandle.current().pid();
    return new ProcessIdentity(pid, start(PROC, pid).orElse(""));
  }

  /** Whether this very process runs. */
  public boolean alive() {
    return alive(PROC);
  }

  boolean alive(Path proc) {
    return start(proc, pid).filter(start::equals).isPresent();
  }

  /**
   * When a living process began. Linux counts the clock's ticks since the boot: the wall-clock time
   * that Java tells instead is computed from the present time, and moves when the clock is set.
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
      // A program's name may contain spaces and parentheses.
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
