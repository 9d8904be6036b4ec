package io.illm.lab.image.debian;

import io.illm.lab.image.cache.Cache;
import io.illm.lab.image.cache.Fingerprint;
import io.illm.lab.image.oci.Layer;
import io.illm.lab.image.oci.LayerWriter;
import io.illm.lab.image.oci.Layers;
import io.illm.lab.model.Progress;
import java.io.IOException;
import java.util.List;

/** A layer with the files of locked packages, put together without running anything of theirs. */
public final class DebianRoot {

  /** Folders that are links into /usr on every Debian since 12. */
  private static final List<String> MERGED = List.of("bin", "lib", "lib64", "sbin");

  private final Cache cache;
  private final Layers layers;

  /** Roots that share a cache of packages and layers. */
  public DebianRoot(Cache cache, Layers layers) {
    this.cache = cache;
    this.layers = layers;
  }

  /** The fingerprint of the layer that a lock gives. */
  public static String key(DebianLock lock) {
    return new Fingerprint()
        .text("debian root 3")
        .texts(lock.packages().stream().map(DebianPackage::sha256).toList())
        .hex();
  }

  /** The layer with a lock's packages, downloaded first where they aren't there. */
  public Layer layer(DebianLock lock, Progress progress) {
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
