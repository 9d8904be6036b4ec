package io.illm.lab.image.recipe;

import io.illm.lab.image.go.ProgramSet;
import io.illm.lab.image.oci.ImageConfig;
import io.illm.lab.image.oci.Layer;
import io.illm.lab.image.sbom.Sbom;
import io.illm.lab.model.Progress;
import java.util.List;

/** A plan that makes an image from inputs that were found and checked. */
public interface Plan {

  /** Returns the fingerprint of all inputs. Nothing is made for it. */
  String key();

  /** Returns the Go programs of the image, which are built first if they are missing. */
  default List<ProgramSet> programs() {
    return List.of();
  }

  /** Makes the image's contents. */
  Contents make(Progress progress);

  /**
   * The contents of an image.
   *
   * @param layers the layers, from the bottom up
   * @param config the command, user and environment, and the labels
   * @param sbom the bill of materials
   */
  record Contents(List<Layer> layers, ImageConfig config, Sbom sbom) {}
}
