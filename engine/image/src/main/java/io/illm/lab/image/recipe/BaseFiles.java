package io.illm.lab.image.recipe;

import io.illm.lab.image.cache.Fingerprint;
import io.illm.lab.image.oci.Layer;
import io.illm.lab.image.oci.LayerWriter;
import io.illm.lab.image.oci.Layers;
import io.illm.lab.model.Progress;
import java.io.IOException;

/**
 * The files that every program expects: users, name resolution, and a folder for temporary files.
 */
public final class BaseFiles {

  private static final String PASSWD =
      """
      root:x:0:0:root:/root:/sbin/nologin
      nonroot:x:65532:65532:nonroot:/tmp:/sbin/nologin
      """;
  private static final String GROUP =
      """
      root:x:0:
      nonroot:x:65532:
      """;
  private static final String LOOKUP = "passwd: files\ngroup: files\nhosts: files dns\n";

  private BaseFiles() {}

  /** Returns the layer with the files. */
  public static Layer layer(Layers layers, Progress progress) {
    String key = new Fingerprint().text("base 1").text(PASSWD).text(GROUP).text(LOOKUP).hex();
    return layers.layer("users, name lookup and /tmp", key, progress, BaseFiles::write);
  }

  static void write(LayerWriter layer) throws IOException {
    layer.folder("etc", 0755);
    layer.file("etc/group", 0644, GROUP);
    layer.file("etc/nsswitch.conf", 0644, LOOKUP);
    layer.file("etc/passwd", 0644, PASSWD);
    layer.folder("tmp", 01777);
  }
}
