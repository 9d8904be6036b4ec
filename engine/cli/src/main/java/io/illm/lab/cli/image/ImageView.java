package io.illm.lab.cli.image;

import io.illm.lab.image.BuiltImage;

/**
 * What a command says of an image.
 *
 * @param image its full name
 * @param architecture what it is for; empty where it isn't made yet
 * @param digest of its manifest; empty where it isn't made yet
 * @param bytes of its archive
 * @param archive where its OCI archive lies
 * @param sbom where its bill of materials lies
 * @param buildSeconds how long making it took
 */
record ImageView(
    String image,
    String architecture,
    String digest,
    long bytes,
    String archive,
    String sbom,
    double buildSeconds) {

  static ImageView of(BuiltImage image) {
    return new ImageView(
        image.image(),
        image.architecture().word(),
        image.digest(),
        image.bytes(),
        image.tar().toString(),
        image.sbom().toString(),
        image.buildTime().toMillis() / 1000.0);
  }

  static ImageView notMade(String image) {
    return new ImageView(image, "", "", 0, "", "", 0);
  }

  boolean made() {
    return !digest.isEmpty();
  }

  /** Enough of the digest to tell two apart. */
  String shortDigest() {
    int colon = digest.indexOf(':') + 1;
    return made() ? digest.substring(colon, Math.min(digest.length(), colon + 12)) : "not made";
  }
}
