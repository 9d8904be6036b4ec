package io.illm.lab.image.debian;

import io.illm.lab.image.oci.Architecture;
import io.illm.lab.model.BadInput;
import io.illm.lab.model.Fault;
import io.illm.lab.model.Faults;
import io.illm.lab.model.Place;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The Debian packages of an image and everything that they depend on, each with its version and
 * checksum.
 *
 * @param architecture the architecture of the packages
 * @param packages the packages, sorted by name
 */
public record DebianLock(Architecture architecture, List<DebianPackage> packages) {

  private static final String CURE = "lock the packages again with `lab image lock`";

  /**
   * Reads the part of a lock that is for an architecture.
   *
   * @param wanted packages that the lock must contain
   * @throws BadInput if the lock is missing, a line can't be parsed, or a package is missing
   */
  public static DebianLock read(Path file, List<String> wanted, Architecture architecture) {
    if (!Files.isRegularFile(file)) {
      throw new BadInput(Fault.at(Place.startOf(file), "no such lock of Debian packages", CURE));
    }
    var faults = new Faults();
    List<DebianPackage> packages = LockFile.read(file, architecture, faults);
    for (String name : wanted) {
      if (packages.stream().noneMatch(p -> p.name().equals(name))) {
        String what = "no package `" + name + "` for " + architecture.word() + " in the lock";
        faults.add(Fault.at(Place.startOf(file), what, CURE));
      }
    }
    faults.throwIfAny();
    return new DebianLock(architecture, packages);
  }

  /** Returns whether the lock has a package with the same version and checksum. */
  boolean has(DebianPackage wanted) {
    return packages.stream().anyMatch(each -> each.line("").equals(wanted.line("")));
  }
}
