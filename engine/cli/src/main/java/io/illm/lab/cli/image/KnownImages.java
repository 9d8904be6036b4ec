package io.illm.lab.cli.image;

import io.illm.lab.component.image.ImageCatalog;
import io.illm.lab.model.BadInput;
import io.illm.lab.model.Fault;
import io.illm.lab.model.Faults;
import io.illm.lab.model.Library;
import io.illm.lab.model.yaml.Suggestion;
import java.util.List;

/**
 * The images with a recipe in the checkout, found by full or short name.
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

  /**
   * Returns the full name of an image.
   *
   * @param given the full name, or its last part without the tag, such as {@code coredns}
   * @throws BadInput if no image has this name
   */
  String named(String given) {
    if (catalog.making(given).isPresent()) {
      return given;
    }
    return names().stream()
        .filter(name -> shortName(name).equals(given))
        .findFirst()
        .orElseThrow(() -> new BadInput(unknown(given)));
  }

  private Fault unknown(String given) {
    List<String> known = names().stream().map(KnownImages::shortName).toList();
    return Fault.of("no recipe makes the image `" + given + "`", Suggestion.of(given, known));
  }

  static String shortName(String name) {
    String last = name.substring(name.lastIndexOf('/') + 1);
    return last.contains(":") ? last.substring(0, last.indexOf(':')) : last;
  }
}
