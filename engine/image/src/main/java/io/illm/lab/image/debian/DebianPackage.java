package io.illm.lab.image.debian;

import io.illm.lab.image.sbom.Sbom;
import io.illm.lab.model.Place;
import java.util.Optional;

/**
 * A locked package.
 *
 * @param name its name
 * @param version its version
 * @param sha256 of its .deb, in hexadecimal
 * @param bytes the size of its .deb
 * @param place its line in the lock
 */
public record DebianPackage(String name, String version, String sha256, long bytes, Place place) {

  /** The line of a lock that says this for an architecture, or for {@code all}. */
  String line(String architecture) {
    return String.join(" ", name, version, architecture, sha256, Long.toString(bytes));
  }

  /** The package as a bill of materials names it. */
  public Sbom.Part part() {
    String escaped = version.replace(":", "%3A").replace("+", "%2B").replace("~", "%7E");
    String purl = "pkg:deb/debian/" + name.replace("+", "%2B") + "@" + escaped;
    return new Sbom.Part(name, version, purl, Optional.of(sha256), Optional.empty());
  }
}
