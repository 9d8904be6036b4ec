package io.illm.lab.cluster;

import java.nio.file.Path;

/**
 * An image in a file.
 *
 * @param image the full name under which pods ask for it
 * @param tar an OCI image layout in one tar file
 * @param digest of its manifest in there
 */
public record ImageArchive(String image, Path tar, String digest) {}
