package io.illm.lab.cli.image;

import io.illm.lab.component.image.ImageCatalog;
import io.illm.lab.model.BadInput;
import io.illm.lab.model.Fault;
import io.illm.lab.model.Faults;
import io.illm.lab.model.Library;
import io.illm.lab.model.yaml.Suggestion;
import java.util.List;

/**
 * The images of the checkout, found by full or short name.
 *
 * @param catalog the recipes
 */
record KnownImages(ImageCatalog catalog) {

  static KnownImages of(Library library) {
    Faults faults = new Faults();
    ImageCatalog catalog = ImageCatalog.of(library, faults);
    faults.throwIfAny();
    return new KnownImages(catalog);
  }

  List<String> names() {
    return catalog.names();
  }

  List<String> withRecipe() {
    return names().stream().filter(name -> catalog.making(name).isPresent()).toList();
  }

  /** Returns the places that an image comes from if the cache does not have it. */
  String placesOf(String image) {
    boolean pulled = !ImageCatalog.isOwn(image) || catalog.locked(image).isPresent();
    boolean made = catalog.making(image).isPresent();
    return pulled ? (made ? "registry or recipe" : "registry") : "recipe";
  }

  /**
   * Returns the full name of an image.
   *
   * @param given the full name, or its last part without the tag, such as {@code coredns}
   * @throws BadInput if no image has this name
   */
  String named(String given) {
    if (catalog.knows(given)) {
      return given;
    }
    return names().stream()
        .filter(name -> shortName(name).equals(given))
        .findFirst()
        .orElseThrow(() -> new BadInput(unknown(given)));
  }

  private Fault unknown(String given) {
    List<String> known = names().stream().map(KnownImages::shortName).toList();
    return Fault.of("no component has the image `" + given + "`", Suggestion.of(given, known));
  }

  static String shortName(String name) {
    String last = name.substring(name.lastIndexOf('/') + 1);
    return last.contains(":") ? last.substring(0, last.indexOf(':')) : last;
  }
}
