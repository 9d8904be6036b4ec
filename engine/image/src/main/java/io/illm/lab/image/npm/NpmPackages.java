package io.illm.lab.image.npm;

import io.illm.lab.host.ProcessResult;
import io.illm.lab.image.cache.Cache;
import io.illm.lab.image.cache.FailureLog;
import io.illm.lab.image.cache.Fingerprint;
import io.illm.lab.image.oci.Architecture;
import io.illm.lab.image.oci.Layer;
import io.illm.lab.image.oci.Layers;
import io.illm.lab.image.recipe.AddedLayer;
import io.illm.lab.image.recipe.FileTree;
import io.illm.lab.image.sbom.Sbom;
import io.illm.lab.model.BadInput;
import io.illm.lab.model.Broken;
import io.illm.lab.model.Fault;
import io.illm.lab.model.Place;
import io.illm.lab.model.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** A layer with locked npm packages in {@code /app/node_modules}. */
public final class NpmPackages implements AddedLayer {

  private static final Duration USUAL = Duration.ofSeconds(10);

  private final PackageLock lock;
  private final Architecture architecture;
  private final Cache cache;
  private final Layers layers;

  /**
   * Creates a layer and checks its lock.
   *
   * @throws BadInput if the lock is missing, or names a registry
   */
  public NpmPackages(Path lock, Architecture architecture, Cache cache, Layers layers) {
    this.lock = new PackageLock(lock).checked();
    this.architecture = architecture;
    this.cache = cache;
    this.layers = layers;
  }

  @Override
  public String key() {
    return new Fingerprint()
        .text("npm 1")
        .text(architecture.word())
        .file(lock.packageJson())
        .file(lock.file())
        .hex();
  }

  @Override
  public Made make(Progress progress) {
    try (var part = cache.scratch("npm")) {
      Path folder = part.folder();
      install(folder, progress);
      List<Sbom.Part> parts = lock.parts(folder);
      Layer layer =
          layers.layer(
              parts.size() + " packages of npm",
              key(),
              progress,
              writer -> new FileTree(folder).write("app", false, writer));
      return new Made(layer, parts);
    } catch (IOException e) {
      throw new Broken("can't keep packages of npm in " + cache.root(), e);
    }
  }

  private void install(Path folder, Progress progress) throws IOException {
    try (var _ = progress.begin("installing packages of npm", USUAL)) {
      Files.copy(lock.packageJson(), folder.resolve("package.json"));
      Files.copy(lock.file(), folder.resolve("package-lock.json"));
      ProcessResult ended =
          Npm.run(folder, "ci", "--omit=dev", "--os=linux", "--libc=glibc", "--cpu=" + cpu());
      if (!ended.succeeded()) {
        throw new BadInput(
            Fault.at(
                Place.startOf(lock.file()),
                "npm can't install what is locked: " + FailureLog.keep(ended, "npm", cache.root()),
                "restore the lock from git, or lock again with `lab image lock`"));
      }
      // npm writes the registry of each package into it.
      Files.deleteIfExists(folder.resolve("node_modules/.package-lock.json"));
    }
  }

  private String cpu() {
    return switch (architecture) {
      case AMD64 -> "x64";
      case ARM64 -> "arm64";
    };
  }
}
