package io.illm.lab.cluster;

import java.nio.file.Path;

/**
 * An image in a file.
 *
 * @param image the full name under which pods ask for it
 * @param tar an OCI or docker archive
 * @param digest what the contents are known by: equal digests hold equal images
 */
public record ImageArchive(String image, Path tar, String digest) {}
