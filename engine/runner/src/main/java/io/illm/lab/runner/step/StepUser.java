package io.illm.lab.runner.step;

import io.illm.lab.model.Broken;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The user that steps run as. If the lab runs as root, each run has its own user id. This user has
 * no account, and no processes and files except those of the run's steps. It can read neither the
 * keys of the user who called sudo nor the files of another run. Otherwise steps run as the user
 * who started the lab.
 *
 * @param uid the user id
 * @param gid the group id
 * @param switches whether the lab runs as root and has to change to this user
 */
public record StepUser(int uid, int gid, boolean switches) {

  /**
   * The preferred range. Systemd, containers, subordinate ids and directory services don't use it.
   */
  private static final Range FREE = new Range(2_000_300_000, 2_147_352_575);

  /**
   * The second range, also used by accounts. For containers whose user namespace has only 65,536
   * ids.
   */
  private static final Range LOW = new Range(50_000, 59_999);

  /** The id of {@code nobody} in most distributions. */
  private static final int NOBODY = 65534;

  private static final int TRIES = 1000;

  private record Range(int first, int last) {

    boolean has(int id) {
      return id >= first && id <= last;
    }
  }

  /**
   * Chooses the user of a run.
   *
   * @param root whether the lab runs as root
   */
  public static StepUser ofRun(boolean root) {
    int own = HostProcess.ownUid();
    return root ? chosen(new SecureRandom()) : new StepUser(own, own, false);
  }

  private static StepUser chosen(Random random) {
    Set<Integer> taken = taken();
    int id =
        Stream.of(FREE, LOW)
            .filter(range -> mapped(range, "uid_map") && mapped(range, "gid_map"))
            .flatMap(range -> free(range, random, taken).stream())
            .findFirst()
            .orElse(NOBODY);
    return new StepUser(id, id, true);
  }

  private static Optional<Integer> free(Range range, Random random, Set<Integer> taken) {
    return random
        .ints(TRIES, range.first(), range.last())
        .boxed()
        .filter(id -> !taken.contains(id))
        .findFirst();
  }

  /** Returns the ids of all accounts, groups and running processes. */
  private static Set<Integer> taken() {
    Stream<Integer> accounts =
        Stream.of("/etc/passwd", "/etc/group")
            .flatMap(file -> lines(Path.of(file)).stream())
            .map(line -> line.split(":", -1))
            .filter(fields -> fields.length > 2 && fields[2].matches("\\d{1,9}"))
            .map(fields -> Integer.valueOf(fields[2]));
    Stream<Integer> processes = HostProcess.all().stream().map(HostProcess::uid);
    return Stream.concat(accounts, processes).collect(Collectors.toSet());
  }

  /** Returns true if all ids of a range exist in the user namespace that the lab runs in. */
  private static boolean mapped(Range range, String map) {
    return lines(Path.of("/proc/self", map)).stream()
        .map(line -> line.strip().split("\\s+"))
        .anyMatch(fields -> {
          long first = Long.parseLong(fields[0]);
          return first <= range.first() && range.last() < first + Long.parseLong(fields[2]);
        });
  }

  private static List<String> lines(Path file) {
    try {
      return Files.isReadable(file) ? Files.readAllLines(file) : List.of();
    } catch (IOException e) {
      throw new Broken("reading " + file, e);
    }
  }

  /** Returns true if the lab chose this user for the run, so that nobody else has it. */
  boolean own() {
    return switches && isOwn(uid);
  }

  /** Returns true if a user id is in the ranges that the lab chooses from. */
  static boolean isOwn(int uid) {
    return FREE.has(uid) || LOW.has(uid);
  }

  /** Returns the words to put before a command, so that it runs as this user in a new session. */
  public List<String> prefix() {
    return switches
        ? List.of(
            "setsid",
            "setpriv",
            "--reuid=" + uid,
            "--regid=" + gid,
            "--clear-groups",
            "--no-new-privs",
            "--bounding-set=-all")
        : List.of("setsid");
  }
}
