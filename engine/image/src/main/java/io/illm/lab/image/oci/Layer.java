package io.illm.lab.image.oci;

import java.nio.file.Path;

/**
 * A layer of an image, as an uncompressed tar file.
 *
 * @param what a description for the image's history
 * @param tar the tar file
 * @param digest the SHA-256 of the file, in hexadecimal
 * @param bytes the size of the file
 */
public record Layer(String what, Path tar, String digest, long bytes) {}
