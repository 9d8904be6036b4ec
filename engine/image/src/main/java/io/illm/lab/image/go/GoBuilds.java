package io.illm.lab.image.go;

import io.illm.lab.image.cache.Cache;
import io.illm.lab.image.cache.Fingerprint;
import io.illm.lab.image.oci.Architecture;
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
  private final Architecture architecture;

  GoBuilds(Cache cache, GoToolchains toolchains, Architecture architecture) {
    this.cache = cache;
    this.toolchains = toolchains;
    this.architecture = architecture;
  }

  /** Builds with the toolchains of this machine, for an architecture. */
  public static GoBuilds withToolchainsHere(Cache cache, Architecture architecture) {
    return new GoBuilds(cache, GoToolchains.ofThisMachine(cache), architecture);
  }

  /**
   * Programs of a module that can be built, but aren't yet.
   *
   * @param name the module's name, for people
   * @param folder where its go.mod and go.sum lie
   * @param programs what to build, by file name
   * @throws BadInput where the lock is missing; that no Go is new enough shows when one is needed
   */
  public ProgramSet programs(
      String name, Path folder, Map<String, Program> programs, Progress progress) {
    GoModule module = new GoModule(name, folder).locked();
    return new ProgramSet(
        cache,
        () -> toolchains.suits(module, progress),
        architecture,
        module,
        new TreeMap<>(programs));
  }

  /**
   * Where the files of a module lie that a component's go.mod pins, downloaded first where they
   * aren't there, and checked against its go.sum by Go. Where Go put them once is noted in the
   * cache, so that Go isn't needed as long as they are there.
   *
   * @param name the component's name, for people
   * @param folder where its go.mod and go.sum lie
   * @param module the module's path
   * @throws BadInput where the lock is missing or has no such module, or no Go is new enough
   */
  public Path moduleFolder(String name, Path folder, String module, Progress progress) {
    GoModule locked = new GoModule(name, folder).locked();
    var key = new Fingerprint().text("module folder 1").text(lockKey(name, folder)).text(module);
    var notes = new FolderNotes(cache.root().resolve("module-folders"));
    return notes.find(
        key.hex(),
        () -> new ModuleFolder(toolchains.suits(locked, progress), locked).of(module, progress));
  }

  /**
   * The fingerprint of a component's Go lock and of the Go sources that it has of its own.
   *
   * @throws BadInput where the lock is missing
   */
  public String lockKey(String name, Path folder) {
    var fingerprint = new Fingerprint().text("go lock 1");
    new GoModule(name, folder).locked().addTo(fingerprint);
    return fingerprint.hex();
  }
}
