package io.illm.lab.cli.image;

import io.illm.lab.image.LocalImage;
import io.illm.lab.image.LocalImage.Origin;
import java.nio.file.Path;

/**
 * An image as the commands show it.
 *
 * @param image its full name
 * @param from {@code made} or {@code pulled}; the places that it would come from if it is not in
 *     the cache
 * @param architecture its architecture; empty if it is not in the cache
 * @param digest the digest of its manifest; empty if it is not in the cache
 * @param bytes the size of its archive
 * @param archive the path of its OCI archive
 * @param sbom the path of its bill of materials; empty if it has none
 * @param buildSeconds how long it took to make or to pull
 */
record ImageView(
    String image,
    String from,
    String architecture,
    String digest,
    long bytes,
    String archive,
    String sbom,
    double buildSeconds) {

  static ImageView of(LocalImage image) {
    return new ImageView(
        image.image(),
        switch (image.origin()) {
          case Origin.Made _ -> "made";
          case Origin.Pulled _ -> "pulled";
        },
        image.architecture().word(),
        image.digest(),
        image.bytes(),
        image.tar().toString(),
        image.sbom().map(Path::toString).orElse(""),
        image.buildTime().toMillis() / 1000.0);
  }

  static ImageView elsewhere(String image, String places) {
    return new ImageView(image, places, "", "", 0, "", "", 0);
  }

  boolean here() {
    return !digest.isEmpty();
  }

  /** Returns enough of the digest to distinguish two images. */
  String shortDigest() {
    int colon = digest.indexOf(':') + 1;
    return here() ? digest.substring(colon, Math.min(digest.length(), colon + 12)) : "-";
  }
}
