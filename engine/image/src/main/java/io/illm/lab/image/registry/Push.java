package io.illm.lab.image.registry;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.illm.lab.image.LocalImage;
import io.illm.lab.image.cache.Fingerprint;
import io.illm.lab.model.Broken;
import io.illm.lab.model.Progress;
import java.io.IOException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;

/**
 * Pushes images. Their names lose the host of their registry, as when a client asks a mirror for
 * them.
 */
public final class Push {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String INDEX = "application/vnd.oci.image.index.v1+json";

  private final Registry registry;
  private final Progress progress;

  /** Creates a client that pushes to a registry. */
  public Push(Registry registry, Progress progress) {
    this.registry = registry;
    this.progress = progress;
  }

  /**
   * Pushes an image for each architecture that it was made for.
   *
   * @param images the same image for one or more architectures
   * @return the digest that its tag points to afterwards
   */
  public String push(List<LocalImage> images) {
    ImageReference name = ImageReference.of(images.getFirst().image());
    try (var shown = progress.begin("pushing " + name.repository(), Duration.ofSeconds(5))) {
      for (LocalImage image : images) {
        shown.at(image.architecture().word(), -1);
        one(image, name, images.size() == 1 ? name.version() : image.digest());
      }
      return images.size() == 1 ? images.getFirst().digest() : index(images, name);
    } catch (IOException e) {
      throw new Broken("can't read the archive of " + name.repository(), e);
    }
  }

  private void one(LocalImage image, ImageReference name, String reference) throws IOException {
    try (var archive = new ArchiveBlobs(image)) {
      for (ArchiveBlobs.Blob blob : archive.blobs()) {
        if (!registry.has(name.repository(), blob.digest())) {
          registry.upload(
              name.repository(), blob.digest(), blob.bytes(), () -> archive.open(blob.digest()));
        }
      }
      registry.put(name.repository(), reference, archive.mediaType(), archive.manifest());
    }
  }

  private String index(List<LocalImage> images, ImageReference name) throws IOException {
    ObjectNode index = JSON.createObjectNode().put("schemaVersion", 2).put("mediaType", INDEX);
    ArrayNode manifests = index.putArray("manifests");
    for (LocalImage image : images) {
      try (var archive = new ArchiveBlobs(image)) {
        ObjectNode manifest = manifests.addObject();
        manifest.put("mediaType", archive.mediaType()).put("digest", image.digest());
        manifest.put("size", archive.manifest().length);
        manifest
            .putObject("platform")
            .put("architecture", image.architecture().word())
            .put("os", "linux");
      }
    }
    byte[] document = JSON.writeValueAsBytes(index);
    registry.put(name.repository(), name.version(), INDEX, document);
    return "sha256:" + HexFormat.of().formatHex(Fingerprint.sha256().digest(document));
  }
}
