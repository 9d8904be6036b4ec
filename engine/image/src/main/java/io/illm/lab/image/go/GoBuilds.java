package io.illm.lab.image.go;

import io.illm.lab.image.cache.Cache;
import io.illm.lab.model.BadInput;
import io.illm.lab.model.Progress;
import io.illm.lab.model.component.Program;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** Builds Go programs with a toolchain that suits their module, into the cache. */
public final class GoBuilds {

  private final Cache cache;
  private final GoToolchains toolchains;

  GoBuilds(Cache cache, GoToolchains toolchains) {
    this.cache = cache;
    this.toolchains = toolchains;
  }

  /** Builds with the toolchains of this machine. */
  public static GoBuilds ofThisMachine(Cache cache) {
    return new GoBuilds(cache, GoToolchains.ofThisMachine(cache));
  }

  /**
   * Programs of a module that can be built, but aren't yet.
   *
   * @param name the module's name, for people
   * @param folder where its go.mod and go.sum lie
   * @param programs what to build, by file name
   * @throws BadInput where the lock is missing, or no Go is new enough
   */
  public ProgramSet programs(
      String name, Path folder, Map<String, Program> programs, Progress progress) {
    GoModule module = new GoModule(name, folder).locked();
    return new ProgramSet(
        cache, toolchains.suits(module, progress), module, new TreeMap<>(programs));
  }
}
