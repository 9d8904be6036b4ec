package io.illm.lab.image.oci;

import java.nio.file.Path;

/**
 * A layer of an image: an uncompressed tar.
 *
 * @param what what is in it, for the image's history
 * @param tar the file
 * @param digest the SHA-256 of the file, in hexadecimal
 * @param bytes the file's size
 */
public record Layer(String what, Path tar, String digest, long bytes) {}
