package io.illm.lab.component.image;

import io.illm.lab.cluster.ImageArchive;
import io.illm.lab.component.image.ImageCatalog.Making;
import io.illm.lab.host.Home;
import io.illm.lab.image.ImagePolicy;
import io.illm.lab.image.Images;
import io.illm.lab.image.LocalImage;
import io.illm.lab.image.PulledImages;
import io.illm.lab.image.go.ModulePrefetch;
import io.illm.lab.image.go.ProgramSet;
import io.illm.lab.image.oci.Architecture;
import io.illm.lab.image.registry.NotPulled;
import io.illm.lab.model.Broken;
import io.illm.lab.model.Progress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Gets images from where they can be had: the cache, a registry that answers, or their recipe, in
 * this order.
 */
public final class ImageSupply {

  private static final int PARALLEL_PULLS = 3;

  private final Images made;
  private final PulledImages pulled;
  private final NotedDigests noted;
  private final ImagePolicy policy;
  private final Progress progress;
  private final List<ProgramSet> following;

  /**
   * Creates a supply.
   *
   * @param made makes images from recipes
   * @param pulled pulls images
   * @param noted the digests that tags without a lock had when they were first pulled
   * @param policy the places that images may come from
   */
  public ImageSupply(
      Images made, PulledImages pulled, NotedDigests noted, ImagePolicy policy, Progress progress) {
    this(made, pulled, noted, policy, progress, List.of());
  }

  private ImageSupply(
      Images made,
      PulledImages pulled,
      NotedDigests noted,
      ImagePolicy policy,
      Progress progress,
      List<ProgramSet> following) {
    this.made = made;
    this.pulled = pulled;
    this.noted = noted;
    this.policy = policy;
    this.progress = progress;
    this.following = List.copyOf(following);
  }

  /** Returns the same supply before a build of programs, whose modules it downloads meanwhile. */
  public ImageSupply before(List<ProgramSet> programs) {
    return new ImageSupply(made, pulled, noted, policy, progress, programs);
  }

  /** Creates the supply of this user for this machine. */
  public static ImageSupply of(Home home, ImagePolicy policy, Progress progress) {
    return of(home, Architecture.ofThisMachine(), policy, progress);
  }

  /** Creates the supply of this user for an architecture. */
  public static ImageSupply of(
      Home home, Architecture architecture, ImagePolicy policy, Progress progress) {
    return new ImageSupply(
        new Images(home.cache(), architecture),
        new PulledImages(home.cache(), architecture, UserRegistries.of(home)),
        new NotedDigests(home.state()),
        policy,
        progress);
  }

  /**
   * The images that could be had.
   *
   * @param images the images, in the order of the request
   * @param missing for each image that can be neither pulled nor made, the reason
   * @param unpinned the names of pulled images whose digest no lock has
   */
  public record Supplied(
      List<LocalImage> images, Map<String, String> missing, Set<String> unpinned) {}

  /**
   * Gets images. Recipes run one after another, because each Go build already uses all processors.
   * The modules of later programs are downloaded meanwhile.
   *
   * @param names their full names
   * @throws Broken if a recipe fails
   */
  public Supplied get(Collection<String> names, ImageCatalog catalog) {
    Map<String, Attempt> attempts = attempts(names, catalog);
    attempts.values().stream()
        .flatMap(attempt -> attempt.refusal().stream())
        .distinct()
        .forEach(refusal -> progress.say(refusal + ": recipes are used instead"));
    List<LocalImage> images = new ArrayList<>();
    Map<String, String> missing = new LinkedHashMap<>();
    try (var _ = ModulePrefetch.begin(later(attempts, catalog), progress)) {
      for (String name : names) {
        Attempt attempt = Optional.ofNullable(attempts.get(name)).orElseThrow();
        attempt
            .image()
            .or(() -> make(name, catalog))
            .ifPresentOrElse(
                images::add,
                () -> missing.put(name, reason(attempt.whyNotPulled(), name, catalog)));
      }
    }
    return new Supplied(List.copyOf(images), missing, unpinned(images, catalog));
  }

  /**
   * Gets images that nothing works without.
   *
   * @throws Broken if one can be neither pulled nor made
   */
  public List<LocalImage> require(Collection<String> names, ImageCatalog catalog) {
    Supplied supplied = get(names, catalog);
    if (!supplied.missing().isEmpty()) {
      throw new Broken(
          supplied.missing().entrySet().stream()
              .map(each -> each.getKey() + ": " + each.getValue())
              .collect(Collectors.joining("\n")),
          "`lab image list` shows where each image comes from");
    }
    return supplied.images();
  }

  /** Returns the archives of images, to load into a cluster. */
  public static List<ImageArchive> archives(List<LocalImage> images) {
    return images.stream()
        .map(image -> new ImageArchive(image.image(), image.tar(), image.digest()))
        .toList();
  }

  /**
   * The attempt to get an image without its recipe.
   *
   * @param image the image, if the cache or a registry had it
   * @param whyNotPulled why no registry gave it; empty if none was asked
   * @param refusal the same, if a recipe is used instead
   */
  private record Attempt(
      Optional<LocalImage> image, Optional<String> whyNotPulled, Optional<String> refusal) {

    static Attempt with(LocalImage image) {
      return new Attempt(Optional.of(image), Optional.empty(), Optional.empty());
    }

    static Attempt notAsked() {
      return new Attempt(Optional.empty(), Optional.empty(), Optional.empty());
    }
  }

  private Map<String, Attempt> attempts(Collection<String> names, ImageCatalog catalog) {
    Map<String, Attempt> attempts = new LinkedHashMap<>();
    try (var threads = Executors.newFixedThreadPool(PARALLEL_PULLS, Thread.ofVirtual().factory())) {
      Map<String, Future<Attempt>> running = new LinkedHashMap<>();
      for (String name : new LinkedHashSet<>(names)) {
        Callable<Attempt> attempt = () -> attempt(name, catalog);
        running.put(name, threads.submit(attempt));
      }
      running.forEach((name, attempt) -> attempts.put(name, await(attempt, threads::shutdownNow)));
    }
    return attempts;
  }

  private static Attempt await(Future<Attempt> attempt, Runnable endOthers) {
    try {
      return attempt.get();
    } catch (ExecutionException e) {
      endOthers.run();
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new Broken("getting images", e);
    } catch (InterruptedException e) {
      endOthers.run();
      Thread.currentThread().interrupt();
      throw new Broken("interrupted while getting images", e);
    }
  }

  private Attempt attempt(String name, ImageCatalog catalog) {
    Optional<LocalImage> cached = find(name, catalog);
    if (cached.isPresent()) {
      return Attempt.with(cached.get());
    }
    if (!mayPull(name, catalog)) {
      return Attempt.notAsked();
    }
    try {
      return Attempt.with(pull(name, catalog));
    } catch (NotPulled e) {
      boolean makes = policy == ImagePolicy.AUTO && catalog.making(name).isPresent();
      Optional<String> why = Optional.of(String.valueOf(e.getMessage()));
      return new Attempt(Optional.empty(), why, makes ? why : Optional.empty());
    }
  }

  /** Finds an image that the cache has and that the policy allows. */
  public Optional<LocalImage> find(String name, ImageCatalog catalog) {
    Optional<LocalImage> fromRegistry =
        policy == ImagePolicy.MAKE
            ? Optional.empty()
            : digest(name, catalog).flatMap(digest -> pulled.find(name, digest));
    return fromRegistry.or(() ->
        policy == ImagePolicy.PULL
            ? Optional.empty()
            : catalog
                .making(name)
                .flatMap(making -> made.find(name, making.recipe(), making.source())));
  }

  /**
   * Returns the folder that an image lies in once it was pulled; empty if its digest is unknown.
   */
  public Optional<Path> folderOfPulled(String name, ImageCatalog catalog) {
    return digest(name, catalog).map(digest -> pulled.folder(name, digest));
  }

  /** Returns all images in the cache, sorted by name. */
  public List<LocalImage> all() {
    return Stream.concat(made.list().stream(), pulled.list().stream())
        .sorted(Comparator.comparing(LocalImage::image))
        .toList();
  }

  /**
   * Returns the digest that an image's name has at its registry now.
   *
   * @throws NotPulled if the registry does not tell
   */
  public String digestNow(String name) throws NotPulled {
    return pulled.digest(name);
  }

  private boolean mayPull(String name, ImageCatalog catalog) {
    return switch (policy) {
      case MAKE -> false;
      case PULL -> true;
      case AUTO -> !ImageCatalog.isOwn(name) || catalog.locked(name).isPresent();
    };
  }

  private LocalImage pull(String name, ImageCatalog catalog) throws NotPulled {
    Optional<String> known = digest(name, catalog);
    String digest = known.isPresent() ? known.get() : pulled.digest(name);
    LocalImage image = pulled.pull(name, digest, progress);
    if (known.isEmpty()) {
      noted.note(name, digest);
    }
    return image;
  }

  private Optional<String> digest(String name, ImageCatalog catalog) {
    return catalog.locked(name).or(() -> noted.of(name));
  }

  /** Returns the programs that are built after those of the first image that has some to build. */
  private List<ProgramSet> later(Map<String, Attempt> attempts, ImageCatalog catalog) {
    Stream<ProgramSet> ofImages =
        attempts.entrySet().stream()
            .filter(attempt -> attempt.getValue().image().isEmpty())
            .flatMap(attempt -> making(attempt.getKey(), catalog).stream())
            .map(each ->
                made.missingPrograms(each.name(), each.making().recipe(), each.making().source()))
            .filter(programs -> !programs.isEmpty())
            .skip(1)
            .flatMap(List::stream);
    return Stream.concat(ofImages, following.stream()).toList();
  }

  private record Wanted(String name, Making making) {}

  private Optional<Wanted> making(String name, ImageCatalog catalog) {
    return policy == ImagePolicy.PULL
        ? Optional.empty()
        : catalog.making(name).map(making -> new Wanted(name, making));
  }

  private Optional<LocalImage> make(String name, ImageCatalog catalog) {
    return making(name, catalog)
        .map(each -> made.build(name, each.making().recipe(), each.making().source(), progress));
  }

  private static String reason(Optional<String> whyNotPulled, String name, ImageCatalog catalog) {
    String recipe =
        catalog.making(name).isPresent()
            ? "its recipe may not be used, because of `--images pull`"
            : "no recipe makes it"
                + catalog.whyNoRecipe(name).map(reason -> ": " + reason).orElse("");
    return whyNotPulled.map(why -> why + ", and " + recipe).orElse(recipe);
  }

  private Set<String> unpinned(List<LocalImage> images, ImageCatalog catalog) {
    return images.stream()
        .filter(image -> image.origin() instanceof LocalImage.Origin.Pulled)
        .map(LocalImage::image)
        .filter(name -> catalog.locked(name).isEmpty())
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }
}
