package io.illm.lab.image.debian;

import io.illm.lab.image.cache.Cache;
import io.illm.lab.image.cache.Fingerprint;
import io.illm.lab.model.BadInput;
import io.illm.lab.model.Broken;
import io.illm.lab.model.Fault;
import io.illm.lab.model.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The .deb files of locked packages, which are kept in the cache by their checksums. */
final class DebFiles {

  private final Cache cache;
  private final Progress progress;

  DebFiles(Cache cache, Progress progress) {
    this.cache = cache;
    this.progress = progress;
  }

  /** Returns the path of a package's file, which exists after {@link #fetch}. */
  Path file(DebianPackage wanted) {
    return cache.root().resolve("debs").resolve(wanted.sha256() + ".deb");
  }

  /**
   * Downloads missing files and checks them against the lock.
   *
   * @throws BadInput if the mirror has another file under a locked name, or no longer has the file
   */
  void fetch(DebianLock lock) {
    List<DebianPackage> missing =
        lock.packages().stream().filter(p -> !Files.isRegularFile(file(p))).toList();
    if (missing.isEmpty()) {
      return;
    }
    Apt.require(missing.getFirst().place().file());
    String what = "downloading " + missing.size() + " Debian packages";
    try (var _ = progress.begin(what, Duration.ofSeconds(5));
        var part = cache.scratch("debs-" + lock.architecture().word())) {
      download(missing, new Apt(cache, lock.architecture()), part.folder());
      keep(missing, part.folder());
    } catch (IOException e) {
      throw new Broken("can't keep Debian packages in " + cache.root(), e);
    }
  }

  private void download(List<DebianPackage> packages, Apt apt, Path part) {
    if (apt.download(packages, part)) {
      return;
    }
    apt.update(progress);
    if (apt.download(packages, part)) {
      return;
    }
    List<Fault> gone = packages.stream().filter(p -> !apt.offers(p)).map(DebFiles::gone).toList();
    if (gone.isEmpty()) {
      throw new Broken(
          "apt-get download failed for " + packages.size() + " packages",
          "see whether `apt-get update` reaches the mirror");
    }
    throw new BadInput(gone);
  }

  private static Fault gone(DebianPackage locked) {
    return Fault.at(
        locked.place(),
        "the package mirror has no " + locked.name() + " " + locked.version(),
        "it may have a newer one: lock again with `lab image lock`");
  }

  /** Moves downloaded packages into the cache if their checksums are those of the lock. */
  void keep(List<DebianPackage> packages, Path part) throws IOException {
    Files.createDirectories(cache.root().resolve("debs"));
    var faults = new ArrayList<Fault>();
    for (DebianPackage wanted : packages) {
      Path deb = downloaded(wanted, part);
      String found = Fingerprint.of(deb);
      if (found.equals(wanted.sha256())) {
        Files.move(deb, file(wanted), StandardCopyOption.ATOMIC_MOVE);
      } else {
        faults.add(changed(wanted, found));
      }
    }
    if (!faults.isEmpty()) {
      throw new BadInput(faults);
    }
  }

  private static Path downloaded(DebianPackage wanted, Path part) throws IOException {
    String prefix = wanted.name() + "_" + wanted.version().replace(":", "%3a") + "_";
    try (Stream<Path> files = Files.list(part)) {
      return files
          .filter(file -> file.getFileName().toString().startsWith(prefix))
          .findFirst()
          .orElseThrow(() ->
              new Broken("apt downloaded no " + prefix, "run `apt-get update`, then try again"));
    }
  }

  private static Fault changed(DebianPackage locked, String found) {
    return Fault.at(
        locked.place(),
        "SHA-256 of "
            + locked.name()
            + " "
            + locked.version()
            + " is "
            + found
            + ", the lock says "
            + locked.sha256(),
        "the lock was edited, or the mirror is not to be trusted: restore the lock from git");
  }
}
