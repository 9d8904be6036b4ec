package io.illm.lab.image.npm;

import io.illm.lab.host.ProcessResult;
import io.illm.lab.image.cache.Cache;
import io.illm.lab.image.cache.FailureLog;
import io.illm.lab.model.BadInput;
import io.illm.lab.model.Fault;
import io.illm.lab.model.Place;
import io.illm.lab.model.Progress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** Writes locks of npm packages from the package.json files beside them. */
public final class NpmLocks {

  private static final Duration USUAL = Duration.ofSeconds(10);

  private final Cache cache;

  /** Locks; what npm says of a failure is kept in a cache. */
  public NpmLocks(Cache cache) {
    this.cache = cache;
  }

  /**
   * Locks the packages of a package.json. The lock does not name their registry.
   *
   * @throws BadInput if npm can't resolve them
   */
  public void write(Path lock, Progress progress) {
    Path asked = lock.resolveSibling("package.json");
    if (!Files.isRegularFile(asked)) {
      throw new BadInput(
          Fault.at(
              Place.startOf(asked),
              "no such file, which says what packages of npm to lock",
              "write one with `dependencies`"));
    }
    try (var _ = progress.begin("resolving packages of npm", USUAL)) {
      ProcessResult ended =
          Npm.run(
              lock.resolveSibling("").toAbsolutePath(),
              "install",
              "--package-lock-only",
              "--omit-lockfile-registry-resolved");
      if (!ended.succeeded()) {
        throw new BadInput(
            Fault.at(
                Place.startOf(asked),
                "npm can't resolve it: " + FailureLog.keep(ended, "npm", cache.root()),
                "correct its dependencies"));
      }
    }
  }
}
