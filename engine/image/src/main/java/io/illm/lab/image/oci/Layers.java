package io.illm.lab.image.oci;

import io.illm.lab.image.cache.Cache;
import io.illm.lab.model.Broken;
import io.illm.lab.model.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The layers of images. A layer that is costly to make is kept and shared by all images that use
 * it. Of a layer that only wraps other results of the cache, the digest and the size are kept.
 */
public final class Layers {

  /** Adds the entries of a layer. */
  @FunctionalInterface
  public interface Filling {
    /** Adds all entries, in an order that is always the same. */
    void fill(LayerWriter layer) throws IOException;
  }

  private static final String DIGEST = "sha256";
  private static final String BYTES = "bytes";

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
  public Layer.Stored layer(String what, String key, Progress progress, Filling filling) {
    Path folder = cache.folder("layers", key, progress, part -> write(part, filling));
    Path tar = folder.resolve("layer.tar");
    try {
      return new Layer.Stored(what, tar, Files.readString(folder.resolve(DIGEST)), Files.size(tar));
    } catch (IOException e) {
      throw new Broken("can't read " + folder, e);
    }
  }

  /**
   * Returns the layer that is made from some inputs and is written into each archive again.
   *
   * @param what a description of the layer
   * @param key the fingerprint of all inputs
   * @param filling adds the entries, each time the same
   */
  public Layer.Written rewritten(String what, String key, Progress progress, Filling filling) {
    Path folder = cache.folder("layers", key, progress, part -> measure(part, filling));
    try {
      String digest = Files.readString(folder.resolve(DIGEST));
      long bytes = Long.parseLong(Files.readString(folder.resolve(BYTES)));
      return new Layer.Written(what, filling, digest, bytes);
    } catch (IOException | NumberFormatException e) {
      throw new Broken("can't read " + folder + "; remove it, and it is made again", e);
    }
  }

  private static void measure(Path part, Filling filling) throws IOException {
    LayerSink sink = LayerSink.counting();
    try (var layer = new LayerWriter(sink)) {
      filling.fill(layer);
      Files.writeString(part.resolve(DIGEST), layer.finish());
    }
    Files.writeString(part.resolve(BYTES), Long.toString(sink.bytes()));
  }

  private static void write(Path part, Filling filling) throws IOException {
    try (var layer = new LayerWriter(part.resolve("layer.tar"))) {
      filling.fill(layer);
      Files.writeString(part.resolve(DIGEST), layer.finish());
    }
  }
}
