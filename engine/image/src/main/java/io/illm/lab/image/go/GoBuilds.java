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

/** Builds Go programs into the cache, each with a toolchain that is new enough for its module. */
public final class GoBuilds {

  private final Cache cache;
  private final GoToolchains toolchains;
  private final Architecture architecture;

  GoBuilds(Cache cache, GoToolchains toolchains, Architecture architecture) {
    this.cache = cache;
    this.toolchains = toolchains;
    this.architecture = architecture;
  }

  /** Creates a builder for an architecture that uses this machine's toolchains. */
  public static GoBuilds withToolchainsHere(Cache cache, Architecture architecture) {
    return new GoBuilds(cache, GoToolchains.ofThisMachine(cache), architecture);
  }

  /** Returns the folder of the Go that the lab installs itself, which may be missing. */
  public static Path ownToolchain(Cache cache) {
    return cache.place("go", GoLock.ofTheLab().version().toString());
  }

  /**
   * Returns programs of a module, which are not built yet.
   *
   * @param name the module's name, for messages
   * @param folder the folder with its go.mod and go.sum
   * @param programs the programs by file name
   * @throws BadInput if the lock is missing; a Go that is too old is reported when one is needed
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
   * Returns the folder with the files of a module that a component's go.mod pins. Go downloads them
   * if they are missing, and checks them against go.sum. The cache remembers the folder, so that Go
   * isn't needed while the files are there.
   *
   * @param name the component's name, for messages
   * @param folder the folder with its go.mod and go.sum
   * @param module the module's path
   * @throws BadInput if the lock is missing or does not have the module, or no Go is new enough
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
   * Returns the fingerprint of a component's Go lock and of its own Go sources.
   *
   * @throws BadInput if the lock is missing
   */
  public String lockKey(String name, Path folder) {
    var fingerprint = new Fingerprint().text("go lock 1");
    new GoModule(name, folder).locked().addTo(fingerprint);
    return fingerprint.hex();
  }
}
