package io.illm.lab.image;

import io.illm.lab.image.oci.Architecture;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * An image in the cache.
 *
 * @param image the image's full name
 * @param architecture the architecture that its programs run on
 * @param tar a tar file with an OCI image layout, which also holds the image's name
 * @param digest the digest of its manifest, {@code sha256:…}; the same inputs give the same digest
 * @param bytes the size of the tar file
 * @param sbom the CycloneDX bill of materials of an image that a recipe made, as JSON
 * @param origin the place that it came from
 * @param buildTime the time that it took to make or to pull
 * @param cached whether it was in the cache before it was asked for
 */
public record LocalImage(
    String image,
    Architecture architecture,
    Path tar,
    String digest,
    long bytes,
    Optional<Path> sbom,
    Origin origin,
    Duration buildTime,
    boolean cached) {

  /** The place that an image came from. */
  public sealed interface Origin {

    /** A recipe made the image on this machine. */
    record Made() implements Origin {}

    /**
     * A registry sent the image.
     *
     * @param host the registry's host
     */
    record Pulled(String host) implements Origin {}
  }
}
