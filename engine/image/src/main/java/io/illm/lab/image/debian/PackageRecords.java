package io.illm.lab.image.debian;

import io.illm.lab.model.Broken;
import io.illm.lab.model.Place;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Parses the records of {@code apt-cache show}: lines with fields, and an empty line between
 * packages.
 */
final class PackageRecords {

  private PackageRecords() {}

  static List<DebianPackage> read(List<String> lines, Path lock) {
    var packages = new ArrayList<DebianPackage>();
    Map<String, String> record = new HashMap<>();
    for (String line : lines) {
      int colon = line.indexOf(": ");
      if (line.isEmpty()) {
        packages.add(pack(record, lock));
        record.clear();
      } else if (colon > 0 && !line.startsWith(" ")) {
        record.put(line.substring(0, colon), line.substring(colon + 2).strip());
      }
    }
    if (!record.isEmpty()) {
      packages.add(pack(record, lock));
    }
    return packages.stream().distinct().toList();
  }

  private static DebianPackage pack(Map<String, String> record, Path lock) {
    return new DebianPackage(
        field(record, "Package"),
        field(record, "Version"),
        field(record, "SHA256"),
        Long.parseLong(field(record, "Size")),
        Place.startOf(lock));
  }

  private static String field(Map<String, String> record, String name) {
    return Optional.ofNullable(record.get(name))
        .orElseThrow(
            () -> new Broken("apt-cache show says no " + name, "run `apt-get update`, try again"));
  }
}
