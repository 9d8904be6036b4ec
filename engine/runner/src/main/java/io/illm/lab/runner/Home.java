package io.illm.lab.runner;

import io.illm.lab.model.Library;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * The folders that the lab works with.
 *
 * @param library the checkout
 * @param cache what can be made again: programs, images
 * @param state what can't: runs, and the clusters that are up
 */
public record Home(Library library, Path cache, Path state) {

  private static final String NAME = "illm-k8s-lab";

  /**
   * The folders of this process's user, by the XDG base directory specification.
   *
   * <p>Under sudo the state lies in the home of the user who called, who reads the reports without
   * sudo. The cache lies in root's home: root executes what is in it.
   *
   * @param root the checkout
   * @param environment the process's environment
   * @param caller the user behind sudo
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

  /** The folder of all runs. */
  public Path runs() {
    return state.resolve("runs");
  }
}
