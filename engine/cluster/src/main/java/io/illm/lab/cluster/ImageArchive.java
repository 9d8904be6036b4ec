package io.illm.lab.cluster;

import java.nio.file.Path;

/**
 * A container image in a tar file.
 *
 * @param image the full name that pods use for it
 * @param tar the tar file with an OCI image layout
 * @param digest the digest of the image's manifest in that file
 */
public record ImageArchive(String image, Path tar, String digest) {}
