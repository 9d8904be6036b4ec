package io.illm.lab.runner.step;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Who steps run as: never root, so that a tutorial's command can't change the machine.
 *
 * @param uid the user
 * @param gid the group
 * @param switches whether the lab runs as root and has to change to this user
 */
public record StepUser(int uid, int gid, boolean switches) {

  /** Debian's and most other distributions' {@code nobody}. */
  private static final int NOBODY = 65534;

  /**
   * Chooses the user: whoever called sudo, or {@code nobody}.
   *
   * @param root whether the lab runs as root
   * @param environment the process's environment
   */
  public static StepUser of(boolean root, Map<String, String> environment) {
    int uid = id(environment, "SUDO_UID");
    return root
        ? new StepUser(uid, id(environment, "SUDO_GID"), true)
        : new StepUser(uid, uid, false);
  }

  /** The words before a command that make it run as this user, in a session of its own. */
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

  private static int id(Map<String, String> environment, String variable) {
    return Optional.ofNullable(environment.get(variable))
        .filter(value -> value.matches("[1-9]\\d*"))
        .map(Integer::valueOf)
        .orElse(NOBODY);
  }
}
