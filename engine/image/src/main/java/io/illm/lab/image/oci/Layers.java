package io.illm.lab.image.oci;

import io.illm.lab.image.cache.Cache;
import io.illm.lab.model.Broken;
import io.illm.lab.model.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The layers of images, each written once and shared by all images that have it. */
public final class Layers {

  /** Puts the entries of a layer. */
  @FunctionalInterface
  public interface Filling {
    /** Adds all entries, in an order that depends on nothing else. */
    void fill(LayerWriter layer) throws IOException;
  }

  private final Cache cache;

  /** Layers kept in a cache. */
  public Layers(Cache cache) {
    this.cache = cache;
  }

  /**
   * The layer of some inputs, written first where it isn't there.
   *
   * @param what what is in it
   * @param key the fingerprint of all that it is made from
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
