package io.illm.lab.image.debian;

import io.illm.lab.image.cache.Cache;
import io.illm.lab.image.cache.Fingerprint;
import io.illm.lab.image.oci.Layer;
import io.illm.lab.image.oci.LayerWriter;
import io.illm.lab.image.oci.Layers;
import io.illm.lab.model.Progress;
import java.io.IOException;
import java.util.List;

/** Makes a layer with the files of locked packages. It runs no program of the packages. */
public final class DebianRoot {

  /** Folders that have been links into /usr since Debian 12. */
  private static final List<String> MERGED = List.of("bin", "lib", "lib64", "sbin");

  private final Cache cache;
  private final Layers layers;

  /** Creates a maker of layers that uses a cache of packages and layers. */
  public DebianRoot(Cache cache, Layers layers) {
    this.cache = cache;
    this.layers = layers;
  }

  /** Returns the fingerprint of the layer that is made from a lock. */
  public static String key(DebianLock lock) {
    return new Fingerprint()
        .text("debian root 3")
        .texts(lock.packages().stream().map(DebianPackage::sha256).toList())
        .hex();
  }

  /** Returns the layer with the packages of a lock. Missing packages are downloaded first. */
  public Layer.Stored layer(DebianLock lock, Progress progress) {
    String what = lock.packages().size() + " Debian packages";
    return layers.layer(
        what,
        key(lock),
        progress,
        layer -> {
          var files = new DebFiles(cache, progress);
          files.fetch(lock);
          fill(lock, files, layer);
        });
  }

  private static void fill(DebianLock lock, DebFiles files, LayerWriter layer) throws IOException {
    for (String folder : MERGED) {
      layer.folder("usr/" + folder, 0755);
      layer.link(folder, "usr/" + folder);
    }
    var certificates = new Certificates();
    for (DebianPackage one : lock.packages()) {
      new DebUnpacker(layer, certificates).unpack(files.file(one));
    }
    certificates.write(layer);
  }
}
