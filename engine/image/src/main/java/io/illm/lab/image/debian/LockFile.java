package io.illm.lab.image.debian;

import io.illm.lab.image.oci.Architecture;
import io.illm.lab.model.Broken;
import io.illm.lab.model.Fault;
import io.illm.lab.model.Faults;
import io.illm.lab.model.Place;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Reads and writes the text of a lock: a comment with the packages that were asked for, then a line
 * {@code name version architecture sha256 size} for each package, sorted. The architecture {@code
 * all} stands for every architecture.
 */
final class LockFile {

  private static final String FORM = "name version architecture sha256 size";
  private static final String EVERY = "all";
  private static final String CURE = "lock the packages again with `lab image lock`";

  private LockFile() {}

  /** Reads the packages for an architecture. Lines that can't be parsed become faults. */
  static List<DebianPackage> read(Path file, Architecture architecture, Faults faults) {
    var packages = new ArrayList<DebianPackage>();
    try {
      List<String> lines = Files.readAllLines(file);
      for (int i = 0; i < lines.size(); i++) {
        String line = lines.get(i).strip();
        if (!line.isEmpty() && !line.startsWith("#")) {
          read(line, new Place(file, i + 1, 1), architecture, packages, faults);
        }
      }
    } catch (IOException e) {
      throw new Broken("can't read " + file, e);
    }
    return List.copyOf(packages);
  }

  private static void read(
      String line, Place at, Architecture wanted, List<DebianPackage> packages, Faults faults) {
    String[] fields = line.split("\\s+", -1);
    if (fields.length != 5
        || !known(fields[2])
        || !fields[3].matches("[0-9a-f]{64}")
        || !fields[4].matches("\\d{1,18}")) {
      faults.add(Fault.at(at, "expected `" + FORM + "`, found `" + line + "`", CURE));
    } else if (fields[2].equals(EVERY) || fields[2].equals(wanted.word())) {
      packages.add(
          new DebianPackage(fields[0], fields[1], fields[3], Long.parseLong(fields[4]), at));
    }
  }

  private static boolean known(String architecture) {
    return architecture.equals(EVERY) || Architecture.of(architecture).isPresent();
  }

  /** Returns the text of a lock for every architecture. */
  static String text(List<String> wanted, List<DebianLock> locks) {
    SortedMap<String, String> lines = new TreeMap<>();
    for (DebianLock lock : locks) {
      for (DebianPackage each : lock.packages()) {
        boolean every = locks.stream().allMatch(other -> other.has(each));
        String architecture = every ? EVERY : lock.architecture().word();
        lines.put(each.name() + " " + architecture, each.line(architecture));
      }
    }
    return "# %s and what they depend on: %s\n%s\n"
        .formatted(String.join(" ", wanted), FORM, String.join("\n", lines.values()));
  }
}
