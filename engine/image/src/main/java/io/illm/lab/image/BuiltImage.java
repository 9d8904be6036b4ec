package io.illm.lab.image;

import io.illm.lab.image.oci.Architecture;
import java.nio.file.Path;
import java.time.Duration;

/**
 * An image that lies in the cache.
 *
 * @param image its full name
 * @param architecture what it is for
 * @param tar an OCI image layout in one tar file, named so inside too
 * @param digest the digest of its manifest, {@code sha256:…}; the same inputs give the same
 * @param bytes the tar's size
 * @param sbom its CycloneDX bill of materials, as JSON
 * @param buildTime how long making it took
 * @param cached whether it was there before it was asked for
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
