package io.illm.lab.image.release;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A file that a project releases for each architecture. In addresses and names, {@code {version}}
 * is the component's version, {@code {number}} is the version without its {@code v}, and {@code
 * {arch}} is the architecture as Go names it.
 *
 * @param url the file's address
 * @param sums the address of its SHA-256: a file that has only the checksum, or a line {@code
 *     sha256 name} for each file
 * @param programs the programs in the file: paths inside the archive by program name; {@code .} if
 *     the file is the program itself
 */
record ReleaseFile(String url, String sums, Map<String, String> programs) {

  /** Returns this file for one version and architecture. */
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

  /** Returns the last part of the address. */
  String name() {
    return url.substring(url.lastIndexOf('/') + 1);
  }
}
