package io.illm.lab.host;

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

  /**
   * Returns the user who called sudo. Empty if this process does not run as root, or if root itself
   * called.
   */
  public static Optional<Caller> ofProcess() {
    return "root".equals(System.getProperty("user.name"))
        ? behindSudo(System.getenv(), PASSWD)
        : Optional.empty();
  }

  /**
   * Returns the user that sudo names in the environment of a root process. Empty if it names none
   * or root, or if the user's home is unknown.
   *
   * @param environment the environment variables of the process
   * @param passwd the file with the home folder of each user, such as {@code /etc/passwd}
   */
  public static Optional<Caller> behindSudo(Map<String, String> environment, Path passwd) {
    Optional<Integer> uid = id(environment, "SUDO_UID").filter(number -> number != 0);
    return uid.flatMap(user ->
        home(environment, passwd, user)
            .map(home -> new Caller(user, id(environment, "SUDO_GID").orElse(user), home)));
  }

  /**
   * Returns root's home folder. It ignores {@code HOME}, because sudo may keep the caller's value
   * there.
   */
  static Path homeOfRoot() {
    return home(Map.of(), PASSWD, 0).orElse(Path.of("/root"));
  }

  private static Optional<Integer> id(Map<String, String> environment, String variable) {
    return Optional.ofNullable(environment.get(variable))
        .filter(value -> value.matches("\\d{1,9}"))
        .map(Integer::valueOf);
  }

  /**
   * Returns the home folder of a user. Users of a directory service are not in {@code /etc/passwd};
   * for them, newer versions of sudo set {@code SUDO_HOME}.
   */
  private static Optional<Path> home(Map<String, String> environment, Path passwd, int uid) {
    return Stream.concat(
            homes(passwd, uid), Optional.ofNullable(environment.get("SUDO_HOME")).stream())
        .filter(home -> home.startsWith("/"))
        .map(Path::of)
        .findFirst();
  }

  /** Reads the home folder: the sixth field of {@code name:password:uid:gid:comment:home:shell}. */
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
