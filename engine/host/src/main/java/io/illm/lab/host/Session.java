package io.illm.lab.host;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/**
 * The processes of a session.
 *
 * @param leader the pid of the process that began it, which is also the session's id
 */
record Session(long leader) {

  private static final int ROUNDS = 100;
  private static final Duration PAUSE = Duration.ofMillis(5);

  /** Kills all processes of the session, also those that start meanwhile. */
  void kill() {
    for (int i = 0; i < ROUNDS; i++) {
      List<ProcessHandle> members = members();
      if (members.isEmpty()) {
        return;
      }
      members.forEach(ProcessHandle::destroyForcibly);
      LockSupport.parkNanos(PAUSE.toNanos());
    }
  }

  private List<ProcessHandle> members() {
    return ProcessHandle.allProcesses().filter(process -> has(process.pid())).toList();
  }

  /** Whether a process belongs to the session and is more than an entry that nobody reaped. */
  private boolean has(long pid) {
    try {
      byte[] stat = Files.readAllBytes(Path.of("/proc", Long.toString(pid), "stat"));
      String text = new String(stat, StandardCharsets.ISO_8859_1);
      // The program's name stands in brackets before these fields, and may hold anything.
      String[] fields = text.substring(text.lastIndexOf(')') + 2).split(" ", -1);
      return !fields[0].equals("Z") && Long.parseLong(fields[3]) == leader;
    } catch (IOException _) {
      return false; // It has ended.
    }
  }
}
