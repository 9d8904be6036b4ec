package io.illm.lab.cli.image;

import io.illm.lab.image.BuiltImage;

/**
 * An image as the commands show it.
 *
 * @param image its full name
 * @param architecture its architecture; empty if it isn't built yet
 * @param digest the digest of its manifest; empty if it isn't built yet
 * @param bytes the size of its archive
 * @param archive the path of its OCI archive
 * @param sbom the path of its bill of materials
 * @param buildSeconds how long the build took
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

  /** Returns enough of the digest to distinguish two images. */
  String shortDigest() {
    int colon = digest.indexOf(':') + 1;
    return made() ? digest.substring(colon, Math.min(digest.length(), colon + 12)) : "not made";
  }
}
