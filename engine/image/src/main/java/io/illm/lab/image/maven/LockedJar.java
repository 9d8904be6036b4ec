package io.illm.lab.image.maven;

import io.illm.lab.image.sbom.Sbom;
import io.illm.lab.model.Place;
import java.util.Optional;

/**
 * A locked jar.
 *
 * @param group the jar's group
 * @param artifact the jar's artifact
 * @param version the jar's version
 * @param classifier the jar's classifier; empty for the main jar
 * @param sha256 the jar's SHA-256, in hexadecimal
 * @param place the jar's line in the lock
 */
public record LockedJar(
    String group, String artifact, String version, String classifier, String sha256, Place place) {

  /** Returns the jar's line in a lock. */
  String line() {
    return coordinates() + " " + sha256;
  }

  /** Returns the jar's coordinates as Maven writes them. */
  String coordinates() {
    return String.join(":", group, artifact, version)
        + (classifier.isEmpty() ? "" : ":" + classifier);
  }

  /** Returns the name of the jar's file, which no other jar has. */
  public String file() {
    return group
        + "."
        + artifact
        + "-"
        + version
        + (classifier.isEmpty() ? "" : "-" + classifier)
        + ".jar";
  }

  /** Returns the jar's entry in a bill of materials. */
  public Sbom.Part part() {
    String purl = "pkg:maven/" + group + "/" + artifact + "@" + version;
    String qualified = classifier.isEmpty() ? purl : purl + "?classifier=" + classifier;
    return new Sbom.Part(artifact, version, qualified, Optional.of(sha256), Optional.empty());
  }
}
