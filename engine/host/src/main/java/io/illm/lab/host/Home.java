package io.illm.lab.host;

import io.illm.lab.model.Library;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * The folders that the lab works with.
 *
 * @param library the files in the checkout
 * @param cache the folder for files that can be built again: programs and images
 * @param state the folder for files that can't be built again: runs and running clusters
 * @param config the folder for the user's settings
 * @param user the home of the user, which has the settings of other programs
 */
public record Home(Library library, Path cache, Path state, Path config, Path user) {

  private static final String NAME = "illm-k8s-lab";

  /**
   * Returns the folders of this process's user, as the XDG base directory specification defines
   * them.
   *
   * <p>Under sudo, the state and the settings are in the home of the user who called sudo, so that
   * this user can read the reports without sudo. The cache is in root's home, because root executes
   * the programs in it.
   *
   * @param root the folder of the checkout
   * @param environment the process's environment
   * @param caller the user who called sudo; empty without sudo
   */
  public static Home of(Path root, Map<String, String> environment, Optional<Caller> caller) {
    Path own = Path.of(Optional.ofNullable(environment.get("HOME")).orElse("/"));
    Path cache = caller.map(_ -> Caller.homeOfRoot()).orElse(own);
    Path user = caller.map(Caller::home).orElse(own);
    return new Home(
        new Library(root),
        folder(environment, "XDG_CACHE_HOME", cache.resolve(".cache")),
        folder(environment, "XDG_STATE_HOME", user.resolve(".local/state")),
        folder(environment, "XDG_CONFIG_HOME", user.resolve(".config")),
        user);
  }

  /** Returns folders that all lie below one, so that nothing of the user is read or changed. */
  public static Home below(Library library, Path folder) {
    return new Home(
        library,
        folder.resolve("cache"),
        folder.resolve("state"),
        folder.resolve("config"),
        folder);
  }

  private static Path folder(Map<String, String> environment, String variable, Path otherwise) {
    return Optional.ofNullable(environment.get(variable))
        .filter(value -> value.startsWith("/"))
        .map(Path::of)
        .orElse(otherwise)
        .resolve(NAME);
  }

  /** Returns the folder of all runs. */
  public Path runs() {
    return state.resolve("runs");
  }
}
