package io.illm.lab.image.recipe;

import io.illm.lab.image.cache.Fingerprint;
import io.illm.lab.image.go.ProgramSet;
import io.illm.lab.image.oci.ImageConfig;
import io.illm.lab.image.oci.Layer;
import io.illm.lab.image.sbom.Sbom;
import io.illm.lab.model.Progress;
import io.illm.lab.model.component.Launch;
import io.illm.lab.model.component.Recipe;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The plan of an image with the layers that its recipe adds, and with the recipe's launch settings.
 */
public final class ImageWithAdditions implements Plan {

  private final Plan below;
  private final List<AddedLayer> parts;
  private final Launch launch;

  /**
   * Creates the plan of an image.
   *
   * @param below the plan of the image without added layers
   * @param recipe the recipe, which says how the image is started
   * @param parts the added layers, from the bottom up
   */
  public ImageWithAdditions(Plan below, Recipe recipe, List<AddedLayer> parts) {
    this.below = below;
    this.parts = List.copyOf(parts);
    this.launch = recipe.launch();
  }

  @Override
  public String key() {
    return new Fingerprint()
        .text(below.key())
        .texts(parts.stream().map(AddedLayer::key).toList())
        .texts(launch.entrypoint())
        .text(launch.user().orElse(""))
        .text(new TreeMap<>(launch.environment()).toString())
        .hex();
  }

  @Override
  public List<ProgramSet> programs() {
    return Stream.concat(
            below.programs().stream(), parts.stream().flatMap(part -> part.programs().stream()))
        .toList();
  }

  @Override
  public Contents make(Progress progress) {
    Contents contents = below.make(progress);
    List<Layer> layers = new ArrayList<>(contents.layers());
    List<Sbom.Part> inside = new ArrayList<>(contents.sbom().parts());
    for (AddedLayer part : parts) {
      AddedLayer.Made made = part.make(progress);
      layers.add(made.layer());
      inside.addAll(made.parts());
    }
    return new Contents(
        List.copyOf(layers), completed(contents.config()), contents.sbom().with(inside));
  }

  private ImageConfig completed(ImageConfig config) {
    var environment = new LinkedHashMap<>(config.environment());
    environment.putAll(launch.environment());
    return new ImageConfig(
        config.entrypoint(),
        environment,
        config.workingFolder(),
        launch.user().orElse(config.user()),
        config.labels());
  }
}
