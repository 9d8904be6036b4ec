package io.illm.lab.component.image;

import io.illm.lab.image.ImageSource;
import io.illm.lab.model.Faults;
import io.illm.lab.model.Library;
import io.illm.lab.model.component.Component;
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
 * Every image that the lab can build.
 *
 * @param images the recipes by full image name
 * @param apps folders of apps by name: each is the image {@code ghcr.io/illm/NAME} at any tag
 */
public record ImageCatalog(Map<String, Making> images, Map<String, Path> apps) {

  private static final Pattern APP = Pattern.compile("ghcr\\.io/illm/([-a-z0-9]+):([-.\\w]+)");

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
    Map<String, Making> images = new LinkedHashMap<>();
    for (String name : library.components()) {
      library.component(name, faults).ifPresent(component -> add(component, images));
    }
    Map<String, Path> apps = new LinkedHashMap<>();
    library.apps().forEach(app -> apps.put(app, library.root().resolve("apps").resolve(app)));
    return new ImageCatalog(Map.copyOf(images), Map.copyOf(apps));
  }

  /** Returns the recipe of an image; empty if it has none. */
  public Optional<Making> making(String image) {
    return Optional.ofNullable(images.get(canonical(image))).or(() -> app(image));
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

  private static void add(Component component, Map<String, Making> images) {
    component
        .images()
        .forEach((name, recipe) -> images.put(name, new Making(recipe, ImageSource.of(component))));
  }
}
