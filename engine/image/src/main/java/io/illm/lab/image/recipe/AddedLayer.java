package io.illm.lab.image.recipe;

import io.illm.lab.image.go.ProgramSet;
import io.illm.lab.image.oci.Layer;
import io.illm.lab.image.sbom.Sbom;
import io.illm.lab.model.Progress;
import java.util.List;

/** A layer that a recipe adds to its image. */
public interface AddedLayer {

  /** Returns the fingerprint of all inputs. Nothing is made for it. */
  String key();

  /** Returns the Go programs of the layer. */
  default List<ProgramSet> programs() {
    return List.of();
  }

  /** Makes the layer. */
  Made make(Progress progress);

  /**
   * The layer that was made.
   *
   * @param layer the layer
   * @param parts the layer's entries in a bill of materials
   */
  record Made(Layer layer, List<Sbom.Part> parts) {}
}
