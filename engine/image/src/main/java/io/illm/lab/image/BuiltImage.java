package io.illm.lab.image;

import io.illm.lab.image.oci.Architecture;
import java.nio.file.Path;
import java.time.Duration;

/**
 * An image in the cache.
 *
 * @param image the image's full name
 * @param architecture the architecture that its programs run on
 * @param tar a tar file with an OCI image layout, which also holds the image's name
 * @param digest the digest of its manifest, {@code sha256:…}; the same inputs give the same digest
 * @param bytes the size of the tar file
 * @param sbom its CycloneDX bill of materials, as JSON
 * @param buildTime the time that it took to make
 * @param cached whether it was in the cache before it was asked for
 */
public record BuiltImage(
    String image,
    Architecture architecture,
    Path tar,
    String digest,
    long bytes,
    Path sbom,
    Duration buildTime,
    boolean cached) {}
