package io.illm.lab.image;

import io.illm.lab.image.cache.Cache;
import io.illm.lab.image.cache.Fingerprint;
import io.illm.lab.image.go.ProgramSet;
import io.illm.lab.image.oci.Architecture;
import io.illm.lab.image.oci.OciArchive;
import io.illm.lab.image.recipe.Plan;
import io.illm.lab.model.BadInput;
import io.illm.lab.model.Progress;
import io.illm.lab.model.component.Recipe;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Makes images from recipes and keeps them in the cache. */
public final class Images {

  private final Cache cache;
  private final Architecture architecture;
  private final Plans plans;

  /**
   * Makes images for this machine.
   *
   * @param cache the cache's folder
   */
  public Images(Path cache) {
    this(cache, Architecture.ofThisMachine());
  }

  /**
   * Makes images for an architecture.
   *
   * @param cache the cache's folder
   */
  public Images(Path cache, Architecture architecture) {
    this.cache = new Cache(cache);
    this.architecture = architecture;
    this.plans = new Plans(this.cache, architecture);
  }

  /**
   * Finds the image that a recipe would make now, if the cache has it.
   *
   * @throws BadInput if the recipe's lock is missing or wrong
   */
  public Optional<LocalImage> find(String image, Recipe recipe, ImageSource source) {
    Path folder = place(key(image, source, plans.of(image, recipe, source, Progress.silent())));
    return Files.isDirectory(folder)
        ? Optional.of(ImageFolder.read(folder, true))
        : Optional.empty();
  }

  /**
   * Returns whether a recipe can make images for an architecture. An image with a Java run-time can
   * be made for this machine's architecture only, because the run-time is linked from the modules
   * of the JDK that runs the lab.
   */
  public static boolean canMake(Recipe recipe, Architecture architecture) {
    return switch (recipe) {
      case Recipe.App _, Recipe.Maven _ -> architecture == Architecture.ofThisMachine();
      case Recipe.Go _, Recipe.Debian _, Recipe.Python _, Recipe.Npm _ -> true;
    };
  }

  /** Returns all images in the cache that recipes made, sorted by name. */
  public List<LocalImage> list() {
    return ImageFolder.all(cache.root().resolve("images"));
  }

  /**
   * Makes an image, or returns it from the cache if it was made from the same inputs before.
   *
   * @param image the image's full name
   * @throws BadInput if the recipe's lock is missing or wrong; nothing was made then
   */
  public LocalImage build(String image, Recipe recipe, ImageSource source, Progress progress) {
    Plan plan = plans.of(image, recipe, source, progress);
    String key = key(image, source, plan);
    boolean cached = Files.isDirectory(place(key));
    Path folder = cache.folder("images", key, progress, part -> write(image, plan, part, progress));
    return ImageFolder.read(folder, cached);
  }

  /**
   * Returns the folders of the cache that a recipe names now: those of its image and of its Go
   * programs. They may be missing.
   *
   * @throws BadInput if the recipe's lock is missing or wrong
   */
  public List<Path> named(String image, Recipe recipe, ImageSource source) {
    Plan plan = plans.of(image, recipe, source, Progress.silent());
    return Stream.concat(
            Stream.of(place(key(image, source, plan))),
            plan.programs().stream().map(ProgramSet::folder))
        .toList();
  }

  /**
   * Returns the Go programs that must be built before an image can be made; none if the cache has
   * the image.
   *
   * @throws BadInput if the recipe's lock is missing or wrong
   */
  public List<ProgramSet> missingPrograms(String image, Recipe recipe, ImageSource source) {
    Plan plan = plans.of(image, recipe, source, Progress.silent());
    return Files.isDirectory(place(key(image, source, plan)))
        ? List.of()
        : plan.programs().stream().filter(ProgramSet::isMissing).toList();
  }

  private String key(String image, ImageSource source, Plan plan) {
    return new Fingerprint()
        .text("image 2")
        .text(image)
        .text(architecture.word())
        .text(source.name())
        .text(source.version())
        .text(source.title())
        .text(source.licence())
        .text(plan.key())
        .hex();
  }

  private Path place(String key) {
    return cache.place("images", key);
  }

  private void write(String image, Plan plan, Path part, Progress progress) throws IOException {
    long started = System.nanoTime();
    Plan.Contents contents = plan.make(progress);
    try (var shown = progress.begin("writing " + image, Duration.ofSeconds(1))) {
      shown.at("layers", -1);
      String digest =
          OciArchive.write(
              ImageFolder.tar(part), image, architecture, contents.config(), contents.layers());
      shown.at("bill of materials", -1);
      contents.sbom().write(ImageFolder.sbom(part));
      ImageFolder.note(
          part,
          image,
          architecture,
          digest,
          new LocalImage.Origin.Made(),
          Duration.ofNanos(System.nanoTime() - started));
    }
  }
}
