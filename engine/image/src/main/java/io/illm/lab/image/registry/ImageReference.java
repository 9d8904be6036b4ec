package io.illm.lab.image.registry;

/**
 * The parts of an image's full name.
 *
 * @param host the registry's host, such as {@code quay.io}
 * @param repository the repository, such as {@code coredns/coredns}
 * @param version the tag, or the digest if the name has one
 */
public record ImageReference(String host, String repository, String version) {

  private static final String NEWEST = "latest";

  /** Parses a full name, such as {@code quay.io/coredns/coredns:1.12.4}. */
  public static ImageReference of(String image) {
    int slash = image.indexOf('/');
    int at = image.indexOf('@');
    String name = image.substring(slash + 1, at < 0 ? image.length() : at);
    int colon = name.lastIndexOf(':');
    String tag = colon < 0 ? NEWEST : name.substring(colon + 1);
    return new ImageReference(
        image.substring(0, slash),
        colon < 0 ? name : name.substring(0, colon),
        at < 0 ? tag : image.substring(at + 1));
  }

  /** Returns whether the name has a digest, so that it can only mean one content. */
  public boolean hasDigest() {
    return version.startsWith("sha256:");
  }
}
