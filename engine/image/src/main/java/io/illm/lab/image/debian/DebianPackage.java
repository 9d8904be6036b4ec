package io.illm.lab.image.debian;

import io.illm.lab.image.sbom.Sbom;
import io.illm.lab.model.Place;
import java.util.Optional;

/**
 * A locked Debian package.
 *
 * @param name the package's name
 * @param version the package's version
 * @param sha256 the SHA-256 of its .deb file, in hexadecimal
 * @param bytes the size of its .deb file
 * @param place the package's line in the lock
 */
public record DebianPackage(String name, String version, String sha256, long bytes, Place place) {

  /** Returns the package's line in a lock, for an architecture or for {@code all}. */
  String line(String architecture) {
    return String.join(" ", name, version, architecture, sha256, Long.toString(bytes));
  }

  /** Returns the package's entry in a bill of materials. */
  public Sbom.Part part() {
    String escaped = version.replace(":", "%3A").replace("+", "%2B").replace("~", "%7E");
    String purl = "pkg:deb/debian/" + name.replace("+", "%2B") + "@" + escaped;
    return new Sbom.Part(name, version, purl, Optional.of(sha256), Optional.empty());
  }
}
