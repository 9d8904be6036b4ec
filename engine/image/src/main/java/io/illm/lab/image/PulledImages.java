package io.illm.lab.image;

import io.illm.lab.host.FolderTree;
import io.illm.lab.image.LocalImage.Origin;
import io.illm.lab.image.cache.Cache;
import io.illm.lab.image.cache.Fingerprint;
import io.illm.lab.image.oci.Architecture;
import io.illm.lab.image.registry.ImageReference;
import io.illm.lab.image.registry.NotPulled;
import io.illm.lab.image.registry.Pull;
import io.illm.lab.image.registry.Registries;
import io.illm.lab.image.registry.Registry;
import io.illm.lab.model.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Pulls images from registries and keeps them in the cache. */
public final class PulledImages {

  private static final String KIND = "pulled";

  private final Cache cache;
  private final Architecture architecture;
  private final Registries registries;

  /**
   * Pulls images for an architecture.
   *
   * @param cache the cache's folder
   */
  public PulledImages(Path cache, Architecture architecture, Registries registries) {
    this.cache = new Cache(cache);
    this.architecture = architecture;
    this.registries = registries;
  }

  /**
   * Finds an image that was pulled before.
   *
   * @param digest the digest of its manifest or index
   */
  public Optional<LocalImage> find(String image, String digest) {
    Path folder = folder(image, digest);
    return Files.isDirectory(folder)
        ? Optional.of(ImageFolder.read(folder, true))
        : Optional.empty();
  }

  /** Returns all images in the cache that were pulled, sorted by name. */
  public List<LocalImage> list() {
    return ImageFolder.all(cache.root().resolve(KIND));
  }

  /**
   * Returns the digest that an image's name has at its registry now.
   *
   * @throws NotPulled if the registry does not tell
   */
  public String digest(String image) throws NotPulled {
    ImageReference name = ImageReference.of(image);
    return name.hasDigest() ? name.version() : pull(name, "").digest(name);
  }

  /**
   * Pulls an image, or returns it from the cache.
   *
   * @param image the image's full name
   * @param digest the digest of its manifest or index, {@code sha256:…}
   * @throws NotPulled if the registry does not give it
   */
  public LocalImage pull(String image, String digest, Progress progress) throws NotPulled {
    String key = key(image, digest);
    boolean cached = Files.isDirectory(cache.place(KIND, key));
    Path folder =
        cache.folder(KIND, key, progress, part -> fill(image, digest, key, part, progress));
    return ImageFolder.read(folder, cached);
  }

  private void fill(String image, String digest, String key, Path part, Progress progress)
      throws NotPulled, IOException {
    long started = System.nanoTime();
    Pull pull = pull(ImageReference.of(image), key);
    try (var shown = progress.begin("pulling " + image, Duration.ZERO)) {
      String own = pull.pull(image, digest, ImageFolder.tar(part), shown);
      ImageFolder.note(
          part,
          image,
          architecture,
          own,
          new Origin.Pulled(pull.host()),
          Duration.ofNanos(System.nanoTime() - started));
    }
    FolderTree.delete(pull.downloads());
  }

  private Pull pull(ImageReference name, String key) throws NotPulled {
    Registry registry = registries.answering(name.host());
    return new Pull(registry, architecture, cache.root().resolve("downloads").resolve(key));
  }

  /** Returns the folder of an image that was pulled or will be, whether it exists or not. */
  public Path folder(String image, String digest) {
    return cache.place(KIND, key(image, digest));
  }

  private String key(String image, String digest) {
    return new Fingerprint()
        .text("pulled 1")
        .text(image)
        .text(architecture.word())
        .text(digest)
        .hex();
  }
}
