package io.illm.lab.image.debian;

import io.illm.lab.model.BadInput;
import io.illm.lab.model.Broken;
import io.illm.lab.model.Fault;
import io.illm.lab.model.Faults;
import io.illm.lab.model.Place;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The packages of an image with all that they depend on, each at one version with its checksum.
 *
 * <p>Its file has a comment that says what was asked for and for which architecture, and a line
 * {@code name version sha256 size} a package, in the order in which apt would install them.
 *
 * @param packages the closure
 */
public record DebianLock(List<DebianPackage> packages) {

  private static final String CURE = "lock the packages again with `lab image lock`";

  /**
   * Reads a lock.
   *
   * @param wanted packages that must be in it
   * @throws BadInput where it isn't there, a line isn't understood, or a package isn't in it
   */
  public static DebianLock read(Path file, List<String> wanted) {
    if (!Files.isRegularFile(file)) {
      throw new BadInput(Fault.at(Place.startOf(file), "no such lock of Debian packages", CURE));
    }
    var faults = new Faults();
    List<DebianPackage> packages = parse(file, faults);
    for (String name : wanted) {
      if (packages.stream().noneMatch(p -> p.name().equals(name))) {
        faults.add(Fault.at(Place.startOf(file), "no package `" + name + "` in the lock", CURE));
      }
    }
    faults.throwIfAny();
    return new DebianLock(packages);
  }

  private static List<DebianPackage> parse(Path file, Faults faults) {
    var packages = new ArrayList<DebianPackage>();
    try {
      List<String> lines = Files.readAllLines(file);
      for (int i = 0; i < lines.size(); i++) {
        String line = lines.get(i).strip();
        if (!line.isEmpty() && !line.startsWith("#")) {
          parseLine(line, new Place(file, i + 1, 1), packages, faults);
        }
      }
    } catch (IOException e) {
      throw new Broken("can't read " + file, e);
    }
    return packages;
  }

  private static void parseLine(
      String line, Place place, List<DebianPackage> packages, Faults faults) {
    String[] fields = line.split("\\s+", -1);
    if (fields.length != 4
        || !fields[2].matches("[0-9a-f]{64}")
        || !fields[3].matches("\\d{1,18}")) {
      faults.add(
          Fault.at(place, "expected `name version sha256 size`, found `" + line + "`", CURE));
    } else {
      packages.add(
          new DebianPackage(fields[0], fields[1], fields[2], Long.parseLong(fields[3]), place));
    }
  }

  /** The text of the file, with what was asked for. */
  public String text(List<String> wanted, String architecture) {
    return packages.stream()
        .map(DebianPackage::line)
        .collect(
            Collectors.joining(
                "\n",
                "# "
                    + String.join(" ", wanted)
                    + " and what they depend on, for "
                    + architecture
                    + ": name version sha256 size\n",
                "\n"));
  }
}
