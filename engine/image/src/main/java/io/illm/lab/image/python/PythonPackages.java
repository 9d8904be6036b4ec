package io.illm.lab.image.python;

import io.illm.lab.host.ProcessResult;
import io.illm.lab.image.cache.Cache;
import io.illm.lab.image.cache.FailureLog;
import io.illm.lab.image.cache.Fingerprint;
import io.illm.lab.image.debian.DebianLock;
import io.illm.lab.image.oci.LayerWriter;
import io.illm.lab.image.oci.Layers;
import io.illm.lab.image.recipe.AddedLayer;
import io.illm.lab.image.recipe.FileTree;
import io.illm.lab.model.BadInput;
import io.illm.lab.model.Fault;
import io.illm.lab.model.Place;
import io.illm.lab.model.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * A layer with locked Python packages in the folder that Debian's Python reads. The scripts that
 * pip writes are left out, because their first line names the Python of the machine that ran pip.
 * {@code python3 -m} starts the same programs.
 */
public final class PythonPackages implements AddedLayer {

  private static final Duration USUAL = Duration.ofSeconds(15);

  private final Path lock;
  private final Requirements requirements;
  private final Pip pip;
  private final Cache cache;
  private final Layers layers;

  /**
   * Creates a layer and reads its lock.
   *
   * @throws BadInput if the lock is missing or wrong, or the Debian packages have no Python
   */
  public PythonPackages(Path lock, DebianLock debian, Cache cache, Layers layers) {
    this.lock = lock;
    this.requirements = Requirements.read(lock);
    this.pip = Pip.of(debian, lock);
    this.cache = cache;
    this.layers = layers;
  }

  @Override
  public String key() {
    return new Fingerprint().text("python 1").text(pip.toString()).text(requirements.text()).hex();
  }

  @Override
  public Made make(Progress progress) {
    String what = requirements.packages().size() + " Python packages";
    return new Made(
        layers.layer(what, key(), progress, layer -> write(layer, progress)),
        requirements.packages().stream().map(Requirements.Pinned::part).toList());
  }

  private void write(LayerWriter layer, Progress progress) throws IOException {
    try (var part = cache.scratch("python");
        var _ = progress.begin("installing Python packages", USUAL)) {
      ProcessResult ended =
          pip.install(
              part.folder(), List.of("--no-deps", "--require-hashes", "-r", lock.toString()));
      if (!ended.succeeded()) {
        throw new BadInput(failed(ended));
      }
      removeScripts(part.folder());
      String folder = "usr/local/lib/python" + pip.python() + "/dist-packages";
      new FileTree(part.folder()).write(folder, false, layer);
    }
  }

  private Fault failed(ProcessResult ended) {
    return Fault.at(
        Place.startOf(lock),
        "pip can't install what is locked: " + FailureLog.keep(ended, "pip", cache.root()),
        "restore the lock from git, or lock again with `lab image lock`");
  }

  /** Deletes the scripts, and removes their lines from the records. */
  private static void removeScripts(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        if (file.startsWith(folder.resolve("bin"))) {
          Files.delete(file);
        } else if (file.endsWith("RECORD")) {
          Files.write(file, Files.readAllLines(file).stream().filter(l -> !script(l)).toList());
        }
      }
    }
  }

  private static boolean script(String line) {
    return line.startsWith("../../bin/") || line.startsWith("bin/");
  }
}
