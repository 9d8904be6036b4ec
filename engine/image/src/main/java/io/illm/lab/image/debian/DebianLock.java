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
 * The packages of an image with all that they depend on, each at one version with its checksum.
 *
 * @param architecture what they are for
 * @param packages the closure, sorted by name
 */
public record DebianLock(Architecture architecture, List<DebianPackage> packages) {

  private static final String CURE = "lock the packages again with `lab image lock`";

  /**
   * Reads what a lock has for an architecture.
   *
   * @param wanted packages that must be in it
   * @throws BadInput where it isn't there, a line isn't understood, or a package isn't in it
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

  /** Whether it has this very package. */
  boolean has(DebianPackage wanted) {
    return packages.stream().anyMatch(each -> each.line("").equals(wanted.line("")));
  }
}
