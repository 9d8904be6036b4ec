package io.illm.lab.image.oci;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.illm.lab.image.cache.Fingerprint;
import io.illm.lab.model.Broken;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.apache.commons.compress.archivers.tar.TarFile;

/**
 * The names of an image's layers, without their prefix {@code sha256:}.
 *
 * @param layers the digest of each layer, from the bottom up
 */
public record ArchivedImage(List<String> layers) {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String SHA256 = "sha256:";

  /**
   * Reads an archive.
   *
   * @param tar an OCI image layout as a tar file
   * @param digest the digest of the image's manifest
   */
  public static ArchivedImage read(Path tar, String digest) {
    try (var archive = new TarFile(tar)) {
      JsonNode manifest = document(archive, digest);
      JsonNode config = document(archive, manifest.at("/config/digest").asText());
      return new ArchivedImage(
          config
              .at("/rootfs/diff_ids")
              .valueStream()
              .map(diff -> diff.asText().substring(SHA256.length()))
              .toList());
    } catch (IOException e) {
      throw new Broken("can't read " + tar + "; remove its folder, and it is made again", e);
    }
  }

  private static JsonNode document(TarFile archive, String digest) throws IOException {
    String name = "blobs/" + digest.replace(':', '/');
    for (var entry : archive.getEntries()) {
      if (entry.getName().equals(name)) {
        return JSON.readTree(archive.getInputStream(entry));
      }
    }
    throw new IOException("it has no " + name);
  }

  /**
   * Returns the chain IDs of the layers, as the OCI image specification defines them: each names a
   * layer and all layers beneath it.
   */
  public List<String> chains() {
    List<String> chains = new ArrayList<>();
    for (String layer : layers) {
      chains.add(
          chains.isEmpty() ? layer : sha256(SHA256 + chains.getLast() + " " + SHA256 + layer));
    }
    return List.copyOf(chains);
  }

  private static String sha256(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return HexFormat.of().formatHex(Fingerprint.sha256().digest(bytes));
  }
}
