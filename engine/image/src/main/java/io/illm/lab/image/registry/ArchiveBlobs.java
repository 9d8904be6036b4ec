package io.illm.lab.image.registry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.illm.lab.image.LocalImage;
import io.illm.lab.model.Broken;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarFile;

/** Reads the blobs of an image's archive without unpacking it. */
final class ArchiveBlobs implements AutoCloseable {

  private static final ObjectMapper JSON = new ObjectMapper();

  private static final String MANIFEST = "application/vnd.oci.image.manifest.v1+json";

  private final LocalImage image;
  private final TarFile tar;

  ArchiveBlobs(LocalImage image) throws IOException {
    this.image = image;
    this.tar = new TarFile(image.tar());
  }

  /**
   * A blob of an image.
   *
   * @param digest the blob's digest, {@code sha256:…}
   * @param bytes the blob's size
   */
  record Blob(String digest, long bytes) {}

  /** Returns the bytes of the image's manifest. */
  byte[] manifest() throws IOException {
    return open(image.digest()).readAllBytes();
  }

  /** Returns the media type of the manifest. An image that was pulled may have Docker's. */
  String mediaType() throws IOException {
    return JSON.readTree(manifest()).path("mediaType").asText(MANIFEST);
  }

  /**
   * Returns the blobs that the manifest names, which are the configuration and the layers, each
   * once.
   */
  List<Blob> blobs() throws IOException {
    JsonNode manifest = JSON.readTree(manifest());
    var blobs = new ArrayList<Blob>(List.of(blob(manifest.path("config"))));
    manifest.path("layers").forEach(layer -> blobs.add(blob(layer)));
    return blobs.stream().distinct().toList();
  }

  private static Blob blob(JsonNode descriptor) {
    return new Blob(descriptor.path("digest").asText(), descriptor.path("size").asLong());
  }

  /** Opens the content of a blob. */
  InputStream open(String digest) {
    String name = "blobs/" + digest.replace(':', '/');
    try {
      for (TarArchiveEntry entry : tar.getEntries()) {
        if (entry.getName().equals(name)) {
          return tar.getInputStream(entry);
        }
      }
    } catch (IOException e) {
      throw new Broken("can't read " + image.tar(), e);
    }
    throw new Broken("no " + name + " in " + image.tar(), "remove it, and it is made again");
  }

  @Override
  public void close() throws IOException {
    tar.close();
  }
}
