package io.illm.lab.image.recipe;

import java.util.Map;
import java.util.TreeMap;

/**
 * The OCI labels of an image.
 *
 * @param title what it is, in one line
 * @param version its version
 * @param licences the SPDX expression of its licence
 * @param source where its source is; empty where nobody outside this repository has it
 * @param revision the source's version, or the fingerprint of what the image was made from
 * @param base the name of what it stands on
 */
public record Labels(
    String title, String version, String licences, String source, String revision, String base) {

  /** By their full names; an empty value has none. */
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
