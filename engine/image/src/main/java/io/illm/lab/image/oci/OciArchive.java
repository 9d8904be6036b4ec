package io.illm.lab.image.oci;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.illm.lab.image.cache.Fingerprint;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Writes an OCI image layout as a tar file, which {@code ctr images import} and {@code docker load}
 * can read.
 */
public final class OciArchive {

  private static final ObjectMapper JSON = new ObjectMapper();

  private OciArchive() {}

  /**
   * Writes an image.
   *
   * @param file the file to write
   * @param image the image's full name
   * @param architecture the image's architecture
   * @return the image's digest, {@code sha256:…}
   */
  public static String write(
      Path file,
      String image,
      Architecture architecture,
      ImageConfig config,
      List<? extends Layer> layers)
      throws IOException {
    byte[] configuration = json(OciDocuments.config(config, architecture, layers));
    byte[] manifest =
        json(OciDocuments.manifest(sha256(configuration), configuration.length, layers));
    String digest = sha256(manifest);
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      var out = new TarBlobs(channel);
      out.entry("oci-layout", json(Map.of("imageLayoutVersion", "1.0.0")));
      out.entry(
          "index.json", json(OciDocuments.index(image, architecture, digest, manifest.length)));
      out.entry(blob(digest), manifest);
      out.entry(blob(sha256(configuration)), configuration);
      layers(layers, out);
      out.end();
    }
    return "sha256:" + digest;
  }

  private static void layers(List<? extends Layer> layers, TarBlobs out) throws IOException {
    Set<String> written = new LinkedHashSet<>();
    for (Layer layer : layers) {
      if (written.add(layer.digest())) {
        switch (layer) {
          case Layer.Stored stored -> out.entry(blob(stored.digest()), stored.tar());
          case Layer.Written anew -> out.entry(blob(anew.digest()), anew);
        }
      }
    }
  }

  private static String blob(String digest) {
    return "blobs/sha256/" + digest;
  }

  private static String sha256(byte[] bytes) {
    return HexFormat.of().formatHex(Fingerprint.sha256().digest(bytes));
  }

  private static byte[] json(Object document) throws JsonProcessingException {
    return JSON.writeValueAsBytes(document);
  }
}
