package io.illm.lab.image.recipe;

import io.illm.lab.image.oci.Layer;
import io.illm.lab.image.sbom.Sbom;
import io.illm.lab.model.Progress;
import java.util.List;

/** Something that is laid into an image as a layer of its own. */
public interface AddedLayer {

  /** The fingerprint of all that it is made from, found without making anything. */
  String key();

  /** Makes it. */
  Made make(Progress progress);

  /**
   * What was made.
   *
   * @param layer the layer
   * @param parts what a bill of materials says of it
   */
  record Made(Layer layer, List<Sbom.Part> parts) {}
}
