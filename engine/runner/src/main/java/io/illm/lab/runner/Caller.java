package io.illm.lab.runner;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The user who started the lab through sudo.
 *
 * @param uid the user's number
 * @param gid the number of the user's group
 * @param home the user's home folder
 */
public record Caller(int uid, int gid, Path home) {

  private static final Path PASSWD = Path.of("/etc/passwd");

  /** The user behind sudo; empty where this process isn't root's, or root itself called. */
  public static Optional<Caller> ofProcess() {
    return "root".equals(System.getProperty("user.name"))
        ? behindSudo(System.getenv(), PASSWD)
        : Optional.empty();
  }

  /**
   * The user whom sudo names to a process of root's.
   *
   * @param environment the process's environment
   * @param passwd the file that knows the users' homes
   */
  public static Optional<Caller> behindSudo(Map<String, String> environment, Path passwd) {
    Optional<Integer> uid = id(environment, "SUDO_UID").filter(number -> number != 0);
    return uid.flatMap(user ->
        home(environment, passwd, user)
            .map(home -> new Caller(user, id(environment, "SUDO_GID").orElse(user), home)));
  }

  /** The home of root, whatever sudo left in {@code HOME}. */
  static Path homeOfRoot() {
    return home(Map.of(), PASSWD, 0).orElse(Path.of("/root"));
  }

  private static Optional<Integer> id(Map<String, String> environment, String variable) {
    return Optional.ofNullable(environment.get(variable))
        .filter(value -> value.matches("\\d{1,9}"))
        .map(Integer::valueOf);
  }

  /** A user of a directory service stands in no file; newer versions of sudo name the home. */
  private static Optional<Path> home(Map<String, String> environment, Path passwd, int uid) {
    return Stream.concat(
            homes(passwd, uid), Optional.ofNullable(environment.get("SUDO_HOME")).stream())
        .filter(home -> home.startsWith("/"))
        .map(Path::of)
        .findFirst();
  }

  /** The sixth of the fields {@code name:password:uid:gid:comment:home:shell}. */
  private static Stream<String> homes(Path passwd, int uid) {
    try {
      return Files.readAllLines(passwd).stream()
          .map(line -> line.split(":", -1))
          .filter(fields -> fields.length > 5 && fields[2].equals(String.valueOf(uid)))
          .map(fields -> fields[5]);
    } catch (IOException _) {
      return Stream.empty();
    }
  }
}
