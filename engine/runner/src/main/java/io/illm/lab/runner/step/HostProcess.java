package io.illm.lab.runner.step;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A process on this machine, as shown by {@code /proc}.
 *
 * @param pid the process id
 * @param parent the id of its parent process
 * @param session the id of its session's leader; 0 if unknown
 * @param uid the id of the user that it runs as
 */
record HostProcess(long pid, long parent, long session, int uid) {

  private static final Path PROC = Path.of("/proc");

  /** Returns all processes except this one and zombies. */
  static List<HostProcess> all() {
    List<HostProcess> all = new ArrayList<>();
    if (!Files.isDirectory(PROC)) {
      return all;
    }
    long self = ProcessHandle.current().pid();
    try (DirectoryStream<Path> folders = Files.newDirectoryStream(PROC, "[0-9]*")) {
      for (Path folder : folders) {
        read(folder).filter(process -> process.pid() != self).ifPresent(all::add);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return all;
  }

  /** Returns the id of the user that this process runs as. */
  static int ownUid() {
    return read(PROC.resolve("self")).map(HostProcess::uid).orElse(0);
  }

  private static Optional<HostProcess> read(Path folder) {
    try {
      Map<String, String> status =
          status(Files.readString(folder.resolve("status"), StandardCharsets.ISO_8859_1));
      return status.getOrDefault("State", "Z").startsWith("Z")
          ? Optional.empty()
          : Optional.of(
              new HostProcess(
                  number(status, "Pid"),
                  number(status, "PPid"),
                  number(status, "NSsid"),
                  (int) number(status, "Uid")));
    } catch (IOException _) {
      return Optional.empty(); // it has ended by now
    }
  }

  private static Map<String, String> status(String text) {
    Map<String, String> fields = new HashMap<>();
    for (String line : text.split("\n", -1)) {
      int colon = line.indexOf(':');
      if (colon > 0) {
        fields.put(line.substring(0, colon), line.substring(colon + 1).strip());
      }
    }
    return fields;
  }

  /** Returns the first number of a field; 0 if there is none. */
  private static long number(Map<String, String> status, String field) {
    String value = status.getOrDefault(field, "0").split("\\s", 2)[0];
    return value.isEmpty() ? 0 : Long.parseLong(value);
  }

  /**
   * Returns the value that an environment variable had when the process began; empty if it was not
   * set or can't be read.
   */
  Optional<String> variable(String name) {
    try {
      String environment =
          Files.readString(PROC.resolve(pid + "/environ"), StandardCharsets.ISO_8859_1);
      for (String assignment : environment.split("\0", -1)) {
        if (assignment.startsWith(name + "=")) {
          return Optional.of(assignment.substring(name.length() + 1));
        }
      }
      return Optional.empty();
    } catch (IOException _) {
      return Optional.empty(); // it has ended by now, or belongs to another user
    }
  }

  /** Returns the process's current folder; empty if it can't be read. */
  Optional<Path> folder() {
    try {
      return Optional.of(Files.readSymbolicLink(PROC.resolve(pid + "/cwd")));
    } catch (IOException _) {
      return Optional.empty(); // it has ended by now, or belongs to another user
    }
  }

  /** Kills the process. Does nothing if it has ended already. */
  void kill() {
    ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
  }
}
