package io.illm.lab.image.maven;

import io.illm.lab.image.sbom.Sbom;
import io.illm.lab.model.Place;
import java.util.Optional;

/**
 * A locked jar.
 *
 * @param group its group
 * @param artifact its name
 * @param version its version
 * @param classifier tells it from other jars of the same name; empty for the main one
 * @param sha256 of the jar, in hexadecimal
 * @param place its line in the lock
 */
public record LockedJar(
    String group, String artifact, String version, String classifier, String sha256, Place place) {

  /** The line of the lock that says this. */
  String line() {
    return coordinates() + " " + sha256;
  }

  /** Its coordinates as Maven writes them. */
  String coordinates() {
    return String.join(":", group, artifact, version)
        + (classifier.isEmpty() ? "" : ":" + classifier);
  }

  /** The name of its file, which no other jar has. */
  public String file() {
    return group
        + "."
        + artifact
        + "-"
        + version
        + (classifier.isEmpty() ? "" : "-" + classifier)
        + ".jar";
  }

  /** The jar as a bill of materials names it. */
  public Sbom.Part part() {
    String purl = "pkg:maven/" + group + "/" + artifact + "@" + version;
    String qualified = classifier.isEmpty() ? purl : purl + "?classifier=" + classifier;
    return new Sbom.Part(artifact, version, qualified, Optional.of(sha256), Optional.empty());
  }
}
