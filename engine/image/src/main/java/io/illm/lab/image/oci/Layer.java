package io.illm.lab.image.oci;

import java.nio.file.Path;

/** A layer of an image. Its bytes are an uncompressed tar file. */
public sealed interface Layer {

  /** Returns a description for the image's history. */
  String what();

  /** Returns the SHA-256 of the layer's bytes, in hexadecimal. */
  String digest();

  /** Returns the number of bytes. */
  long bytes();

  /**
   * A layer that the cache keeps.
   *
   * @param what a description for the image's history
   * @param tar the layer as a file
   * @param digest the SHA-256 of the file, in hexadecimal
   * @param bytes the size of the file
   */
  record Stored(String what, Path tar, String digest, long bytes) implements Layer {}

  /**
   * A layer that is written anew into each archive, because the cache keeps its files elsewhere.
   *
   * @param what a description for the image's history
   * @param filling adds its entries
   * @param digest the SHA-256 of its bytes, in hexadecimal
   * @param bytes the number of its bytes
   */
  record Written(String what, Layers.Filling filling, String digest, long bytes) implements Layer {}
}
