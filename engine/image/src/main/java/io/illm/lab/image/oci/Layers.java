package io.illm.lab.image.oci;

import io.illm.lab.image.cache.Cache;
import io.illm.lab.model.Broken;
import io.illm.lab.model.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The layers of images. Each layer is written once and shared by all images that use it. */
public final class Layers {

  /** Adds the entries of a layer. */
  @FunctionalInterface
  public interface Filling {
    /** Adds all entries, in an order that is always the same. */
    void fill(LayerWriter layer) throws IOException;
  }

  private final Cache cache;

  /** Creates a set of layers that are kept in a cache. */
  public Layers(Cache cache) {
    this.cache = cache;
  }

  /**
   * Returns the layer that is made from some inputs. A missing layer is written first.
   *
   * @param what a description of the layer
   * @param key the fingerprint of all inputs
   */
  public Layer layer(String what, String key, Progress progress, Filling filling) {
    Path folder = cache.folder("layers", key, progress, part -> write(part, filling));
    Path tar = folder.resolve("layer.tar");
    try {
      return new Layer(what, tar, Files.readString(folder.resolve("sha256")), Files.size(tar));
    } catch (IOException e) {
      throw new Broken("can't read " + folder, e);
    }
  }

  private static void write(Path part, Filling filling) throws IOException {
    try (var layer = new LayerWriter(part.resolve("layer.tar"))) {
      filling.fill(layer);
      Files.writeString(part.resolve("sha256"), layer.finish());
    }
  }
}
