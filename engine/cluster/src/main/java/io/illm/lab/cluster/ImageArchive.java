package io.illm.lab.cluster;

import java.nio.file.Path;

/**
 * An image in a file.
 *
 * @param image the full name under which pods ask for it
 * @param tar an OCI or docker archive
 * @param digest of its manifest; an image that is there with another one is loaded again
 */
public record ImageArchive(String image, Path tar, String digest) {}
