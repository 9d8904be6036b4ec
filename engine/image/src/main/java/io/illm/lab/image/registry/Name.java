package io.illm.lab.image.registry;

/**
 * An image's name without its registry.
 *
 * @param repository the repository, such as {@code coredns/coredns}
 * @param tag the tag
 */
record Name(String repository, String tag) {

  /** Parses a full name. */
  static Name of(String image) {
    int slash = image.indexOf('/');
    int colon = image.lastIndexOf(':');
    return new Name(image.substring(slash + 1, colon), image.substring(colon + 1));
  }
}
