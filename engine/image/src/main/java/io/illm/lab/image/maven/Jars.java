package io.illm.lab.image.maven;

import io.illm.lab.host.ProcessResult;
import io.illm.lab.image.cache.Cache;
import io.illm.lab.image.cache.FailureLog;
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
import java.util.Map;

/** Locked jars, which are kept in the cache by their checksums. */
public final class Jars {

  private static final Duration USUAL = Duration.ofSeconds(10);

  private final Cache cache;

  /** Creates a set of jars that are kept in a cache. */
  public Jars(Cache cache) {
    this.cache = cache;
  }

  /** Returns the path of a jar, which exists after {@link #fetch}. */
  public Path file(LockedJar jar) {
    return cache.root().resolve("jars").resolve(jar.sha256() + ".jar");
  }

  /**
   * Downloads missing jars and checks them against the lock.
   *
   * @throws BadInput if the checksum of a jar is not the locked one
   */
  public void fetch(JarLock lock, Progress progress) {
    List<LockedJar> missing =
        lock.jars().stream().filter(jar -> !Files.isRegularFile(file(jar))).toList();
    if (missing.isEmpty()) {
      return;
    }
    try (var _ = progress.begin("fetching " + missing.size() + " jars", USUAL);
        var part = cache.scratch("jars")) {
      Pom.ofThese(missing, part.folder());
      copy(part.folder());
      keep(missing, part.folder());
    } catch (IOException e) {
      throw new Broken("can't keep jars in " + cache.root(), e);
    }
  }

  private void copy(Path project) {
    ProcessResult ended =
        new Maven(project)
            .dependency(
                "copy-dependencies",
                Map.of(
                    "outputDirectory", project.toString(),
                    "mdep.prependGroupId", "true",
                    "includeScope", "runtime"));
    if (!ended.succeeded()) {
      throw new Broken(
          "Maven can't fetch locked jars: " + FailureLog.keep(ended, "maven", cache.root()),
          "see whether `mvn` reaches its repository");
    }
  }

  /** Moves downloaded jars into the cache if their checksums are those of the lock. */
  void keep(List<LockedJar> jars, Path fetched) throws IOException {
    Files.createDirectories(cache.root().resolve("jars"));
    var faults = new ArrayList<Fault>();
    for (LockedJar jar : jars) {
      Path file = fetched.resolve(jar.file());
      String found = Fingerprint.of(file);
      if (found.equals(jar.sha256())) {
        Files.move(file, file(jar), StandardCopyOption.ATOMIC_MOVE);
      } else {
        faults.add(changed(jar, found));
      }
    }
    if (!faults.isEmpty()) {
      throw new BadInput(faults);
    }
  }

  private static Fault changed(LockedJar jar, String found) {
    return Fault.at(
        jar.place(),
        "SHA-256 of %s is %s, the lock says %s".formatted(jar.coordinates(), found, jar.sha256()),
        "the lock was edited, or the repository is not to be trusted: restore the lock from git");
  }
}
