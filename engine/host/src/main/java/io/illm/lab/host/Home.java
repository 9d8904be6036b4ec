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
 */
public record Home(Library library, Path cache, Path state) {

  private static final String NAME = "illm-k8s-lab";

  /**
   * Returns the folders of this process's user, as the XDG base directory specification defines
   * them.
   *
   * <p>Under sudo, the state is in the home of the user who called sudo, so that this user can read
   * the reports without sudo. The cache is in root's home, because root executes the programs in
   * it.
   *
   * @param root the folder of the checkout
   * @param environment the process's environment
   * @param caller the user who called sudo; empty without sudo
   */
  public static Home of(Path root, Map<String, String> environment, Optional<Caller> caller) {
    Path own = Path.of(Optional.ofNullable(environment.get("HOME")).orElse("/"));
    Path cache = caller.map(_ -> Caller.homeOfRoot()).orElse(own);
    Path state = caller.map(Caller::home).orElse(own);
    return new Home(
        new Library(root),
        folder(environment, "XDG_CACHE_HOME", cache.resolve(".cache")),
        folder(environment, "XDG_STATE_HOME", state.resolve(".local/state")));
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
