package io.illm.lab.image.release;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A file that a project releases for each architecture. In addresses and names, {@code {version}}
 * stands for the component's version, {@code {number}} for it without its {@code v}, and {@code
 * {arch}} for the architecture in Go's words.
 *
 * @param url where it is
 * @param sums where its SHA-256 is: a file with that alone, or one line {@code sha256 name} a file
 * @param programs the programs in it: the path inside the archive by the program's name; {@code .}
 *     for a file that is the program itself
 */
record ReleaseFile(String url, String sums, Map<String, String> programs) {

  /** This file for one version and architecture. */
  ReleaseFile of(String version, String arch) {
    Map<String, String> named = new LinkedHashMap<>();
    programs.forEach((program, path) -> named.put(program, fill(path, version, arch)));
    return new ReleaseFile(fill(url, version, arch), fill(sums, version, arch), named);
  }

  private static String fill(String template, String version, String arch) {
    return template
        .replace("{version}", version)
        .replace("{number}", version.replaceFirst("^v", ""))
        .replace("{arch}", arch);
  }

  /** The last part of its address. */
  String name() {
    return url.substring(url.lastIndexOf('/') + 1);
  }
}
