package io.illm.lab.image.recipe;

import io.illm.lab.image.oci.ImageConfig;
import io.illm.lab.image.oci.Layer;
import io.illm.lab.image.sbom.Sbom;
import io.illm.lab.model.Progress;
import java.util.List;

/** An image to be made, whose inputs have been found and checked. */
public interface Plan {

  /** The fingerprint of all inputs, found without making anything. */
  String key();

  /** Makes it. */
  Contents make(Progress progress);

  /**
   * What an image is.
   *
   * @param layers from the bottom up
   * @param config how it runs
   * @param sbom what is inside
   */
  record Contents(List<Layer> layers, ImageConfig config, Sbom sbom) {}
}
