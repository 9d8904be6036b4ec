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
    Map<String, Object> index =
        OciDocuments.index(
            image, architecture, OciDocuments.MANIFEST, sha256(manifest), manifest.length);
    write(
        file,
        index,
        manifest,
        out -> {
          out.entry(blob(sha256(configuration)), configuration);
          layers(layers, out);
        });
    return "sha256:" + sha256(manifest);
  }

  /**
   * Writes an image that a registry sent. It keeps its digest.
   *
   * @param file the file to write
   * @param image the image's full name
   * @param architecture the image's architecture
   * @param mediaType the media type of the manifest
   * @param manifest the manifest
   * @param blobs the files of the configuration and the layers, by digest {@code sha256:…}
   */
  public static void write(
      Path file,
      String image,
      Architecture architecture,
      String mediaType,
      byte[] manifest,
      Map<String, Path> blobs)
      throws IOException {
    Map<String, Object> index =
        OciDocuments.index(image, architecture, mediaType, sha256(manifest), manifest.length);
    write(
        file,
        index,
        manifest,
        out -> {
          for (var each : blobs.entrySet()) {
            out.entry("blobs/" + each.getKey().replace(':', '/'), each.getValue());
          }
        });
  }

  private interface Blobs {
    void write(TarBlobs out) throws IOException;
  }

  private static void write(Path file, Object index, byte[] manifest, Blobs blobs)
      throws IOException {
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      var out = new TarBlobs(channel);
      out.entry("oci-layout", json(Map.of("imageLayoutVersion", "1.0.0")));
      out.entry("index.json", json(index));
      out.entry(blob(sha256(manifest)), manifest);
      blobs.write(out);
      out.end();
    }
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
