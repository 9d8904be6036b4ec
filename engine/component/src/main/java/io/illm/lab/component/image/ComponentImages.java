package io.illm.lab.component.image;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.illm.lab.component.manifest.Renderer;
import io.illm.lab.model.Fault;
import io.illm.lab.model.Faults;
import io.illm.lab.model.Place;
import io.illm.lab.model.component.Component;
import io.illm.lab.model.yaml.Suggestion;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The images of components: those under {@code images}, and those in a field {@code image} of their
 * objects.
 *
 * @param renderer renders the objects
 * @param catalog has the recipes
 */
public record ComponentImages(Renderer renderer, ImageCatalog catalog) {

  /**
   * Returns the images' full names.
   *
   * @throws io.illm.lab.model.BadInput if an object names an image without a recipe
   */
  public Set<String> of(List<Component> components) {
    Set<String> images = new LinkedHashSet<>(ImageCatalog.of(components));
    Faults faults = new Faults();
    for (Component component : components) {
      for (GenericKubernetesResource object : renderer.render(component)) {
        named(object.getAdditionalProperties())
            .forEach(image -> {
              if (catalog.making(image).isEmpty()) {
                faults.add(unknown(component, object, image));
              }
              images.add(ImageCatalog.canonical(image));
            });
      }
    }
    faults.throwIfAny();
    return images;
  }

  private Fault unknown(Component component, GenericKubernetesResource object, String image) {
    return Fault.at(
        Place.of(component.folder().resolve("component.yaml"), "spec:", "images"),
        "no recipe makes the image `"
            + image
            + "` of "
            + object.getKind()
            + "/"
            + object.getMetadata().getName(),
        Suggestion.nearest(image, catalog.names())
            .map(near -> "did you mean `" + near + "`? a patch can change it")
            .orElse("add it to `images`, or remove the object with a patch"));
  }

  private static Stream<String> named(Object value) {
    return switch (value) {
      case Map<?, ?> fields -> fields.entrySet().stream().flatMap(ComponentImages::named);
      case List<?> items -> items.stream().flatMap(ComponentImages::named);
      case null, default -> Stream.empty();
    };
  }

  private static Stream<String> named(Map.Entry<?, ?> field) {
    return "image".equals(field.getKey()) && field.getValue() instanceof String image
        ? Stream.of(image)
        : named(field.getValue());
  }
}
