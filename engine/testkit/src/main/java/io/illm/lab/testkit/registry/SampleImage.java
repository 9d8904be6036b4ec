package io.illm.lab.testkit.registry;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Random;
import java.util.zip.GZIPOutputStream;

/**
 * An image for two architectures with Docker's media types. Its compressed layer holds no tar, so
 * it can be pulled but not unpacked.
 */
public final class SampleImage {

  /** Its repository. */
  public static final String REPOSITORY = "team/shop";

  /** Its tag. */
  public static final String TAG = "1.2";

  /** Its full name. */
  public static final String NAME = "registry.example/" + REPOSITORY + ":" + TAG;

  private static final String DOCKER = "application/vnd.docker.";
  private static final int LAYER_BYTES = 300_000;

  private SampleImage() {}

  /**
   * Stores the image.
   *
   * @return the digest of its index
   */
  public static String in(FakeRegistry registry) throws IOException {
    String amd64 = manifest(registry, "amd64", 1);
    String arm64 = manifest(registry, "arm64", 2);
    String index =
        """
        {"schemaVersion": 2, "mediaType": "%sdistribution.manifest.list.v2+json", "manifests": [
          {"digest": "%s", "platform": {"os": "unknown", "architecture": "unknown"}},
          {"digest": "%s", "platform": {"os": "linux", "architecture": "amd64"}},
          {"digest": "%s", "platform": {"os": "linux", "architecture": "arm64", "variant": "v8"}}]}
        """
            .formatted(DOCKER, amd64, amd64, arm64);
    byte[] bytes = index.getBytes(StandardCharsets.UTF_8);
    String type = DOCKER + "distribution.manifest.list.v2+json";
    registry.put(REPOSITORY, TAG, type, bytes);
    return digest(bytes);
  }

  private static String manifest(FakeRegistry registry, String architecture, int seed)
      throws IOException {
    byte[] layer = layer(seed);
    byte[] config =
        "{\"os\": \"linux\", \"architecture\": \"%s\"}"
            .formatted(architecture)
            .getBytes(StandardCharsets.UTF_8);
    registry.put(digest(layer), layer);
    registry.put(digest(config), config);
    String type = DOCKER + "distribution.manifest.v2+json";
    byte[] manifest =
        """
        {"schemaVersion": 2, "mediaType": "%s",
         "config": {"mediaType": "%scontainer.image.v1+json", "size": %d, "digest": "%s"},
         "layers": [{"mediaType": "%simage.rootfs.diff.tar.gzip", "size": %d, "digest": "%s"}]}
        """
            .formatted(
                type, DOCKER, config.length, digest(config), DOCKER, layer.length, digest(layer))
            .getBytes(StandardCharsets.UTF_8);
    registry.put(REPOSITORY, digest(manifest), type, manifest);
    return digest(manifest);
  }

  private static byte[] layer(int seed) throws IOException {
    byte[] content = new byte[LAYER_BYTES];
    new Random(seed).nextBytes(content);
    var bytes = new ByteArrayOutputStream();
    try (var out = new GZIPOutputStream(bytes)) {
      out.write(content);
    }
    return bytes.toByteArray();
  }

  /** Returns the digest of a content. */
  public static String digest(byte[] content) {
    try {
      return "sha256:"
          + HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }
}
