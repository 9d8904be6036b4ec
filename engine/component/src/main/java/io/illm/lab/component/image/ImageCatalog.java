package io.illm.lab.component.image;

import io.illm.lab.image.ImageDigests;
import io.illm.lab.image.ImageSource;
import io.illm.lab.model.Faults;
import io.illm.lab.model.Library;
import io.illm.lab.model.component.Component;
import io.illm.lab.model.component.ImageOrigin;
import io.illm.lab.model.component.ImageOrigin.PullOnly;
import io.illm.lab.model.component.Recipe;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Every image that the lab knows: those of components and those of apps.
 *
 * @param images the components' images by full name
 * @param apps folders of apps by name: each is the image {@code ghcr.io/illm/NAME} at any tag
 */
public record ImageCatalog(Map<String, Entry> images, Map<String, Path> apps) {

  private static final Pattern APP = Pattern.compile("ghcr\\.io/illm/([-a-z0-9]+):([-.\\w]+)");

  /**
   * An image of a component.
   *
   * @param origin its recipe, or the reason why it has none
   * @param source the component
   * @param digest the digest in the component's {@code images.lock}; empty if it is not locked
   */
  public record Entry(ImageOrigin origin, ImageSource source, Optional<String> digest) {}

  /**
   * The recipe of an image and its source.
   *
   * @param recipe the recipe
   * @param source the component or app that contains the recipe
   */
  public record Making(Recipe recipe, ImageSource source) {}

  /**
   * Reads the catalogue of a checkout.
   *
   * @param faults receives components that can't be read
   */
  public static ImageCatalog of(Library library, Faults faults) {
    Map<String, Entry> images = new LinkedHashMap<>();
    for (String name : library.components()) {
      library.component(name, faults).ifPresent(component -> add(component, images, faults));
    }
    Map<String, Path> apps = new LinkedHashMap<>();
    library.apps().forEach(app -> apps.put(app, library.root().resolve("apps").resolve(app)));
    return new ImageCatalog(Map.copyOf(images), Map.copyOf(apps));
  }

  /** Returns whether a component or app has the image. */
  public boolean knows(String image) {
    return images.containsKey(canonical(image)) || app(image).isPresent();
  }

  /** Returns the recipe of an image; empty if it has none. */
  public Optional<Making> making(String image) {
    return entry(image)
        .flatMap(entry ->
            switch (entry.origin()) {
              case Recipe recipe -> Optional.of(new Making(recipe, entry.source()));
              case PullOnly _ -> Optional.<Making>empty();
            })
        .or(() -> app(image));
  }

  /** Returns the reason why no recipe makes an image; empty if one does. */
  public Optional<String> whyNoRecipe(String image) {
    return entry(image)
        .flatMap(entry ->
            switch (entry.origin()) {
              case Recipe _ -> Optional.<String>empty();
              case PullOnly pullOnly -> Optional.of(pullOnly.reason());
            });
  }

  /** Returns the digest by which an image is pulled; empty if it is not locked. */
  public Optional<String> locked(String image) {
    return entry(image).flatMap(Entry::digest);
  }

  /**
   * Returns whether an image is one of the lab's own, which nobody publishes. A stranger could
   * publish one under its name, so it is pulled only by a locked digest or if the user demands it.
   */
  public static boolean isOwn(String image) {
    return image.startsWith("ghcr.io/illm/");
  }

  private Optional<Entry> entry(String image) {
    return Optional.ofNullable(images.get(canonical(image)));
  }

  /**
   * Returns an image's full name, as container runtimes use it. A name without a registry belongs
   * to docker.io, and a name without a folder to its library.
   */
  public static String canonical(String image) {
    int slash = image.indexOf('/');
    String first = slash < 0 ? "" : image.substring(0, slash);
    if (first.contains(".") || first.contains(":") || first.equals("localhost")) {
      return image;
    }
    return slash < 0 ? "docker.io/library/" + image : "docker.io/" + image;
  }

  /** Returns the names of the components' images, sorted. */
  public List<String> names() {
    return images.keySet().stream().sorted().toList();
  }

  /** Returns the images of a set of components. */
  public static Set<String> of(List<Component> components) {
    return components.stream()
        .flatMap(component -> component.images().keySet().stream())
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  private Optional<Making> app(String image) {
    Matcher name = APP.matcher(image);
    return name.matches()
        ? Optional.ofNullable(apps.get(name.group(1)))
            .map(folder ->
                new Making(new Recipe.App(name.group(1)), ImageSource.ofApp(folder, name.group(2))))
        : Optional.empty();
  }

  private static void add(Component component, Map<String, Entry> images, Faults faults) {
    Map<String, String> digests = ImageDigests.read(ImageDigests.file(component.folder()), faults);
    component
        .images()
        .forEach((name, origin) ->
            images.put(
                name,
                new Entry(
                    origin, ImageSource.of(component), Optional.ofNullable(digests.get(name)))));
  }
}
