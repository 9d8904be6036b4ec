package io.illm.lab.image.recipe;

import java.util.Map;
import java.util.TreeMap;

/**
 * The OCI labels of an image.
 *
 * @param title the image's description in one line
 * @param version the image's version
 * @param licences the SPDX expression of its licence
 * @param source the address of its source; empty if the source is in this repository
 * @param revision the version of the source, or the fingerprint of the image's inputs
 * @param base the name of the base image
 */
public record Labels(
    String title, String version, String licences, String source, String revision, String base) {

  /** Returns the labels by their full names. A label without a value is left out. */
  public Map<String, String> map() {
    var labels = new TreeMap<String, String>();
    put(labels, "title", title);
    put(labels, "version", version);
    put(labels, "licenses", licences);
    put(labels, "source", source);
    put(labels, "revision", revision);
    put(labels, "base.name", base);
    return labels;
  }

  private static void put(Map<String, String> labels, String name, String value) {
    if (!value.isEmpty()) {
      labels.put("org.opencontainers.image." + name, value);
    }
  }
}
