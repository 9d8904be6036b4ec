package io.illm.lab.image.maven;

import io.illm.lab.host.ProcessResult;
import io.illm.lab.image.cache.Cache;
import io.illm.lab.image.cache.FailureLog;
import io.illm.lab.image.cache.Fingerprint;
import io.illm.lab.model.BadInput;
import io.illm.lab.model.Broken;
import io.illm.lab.model.Fault;
import io.illm.lab.model.Place;
import io.illm.lab.model.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Writes locks of jars. */
public final class JarLocks {

  /** A line of {@code dependency:list}: {@code group:artifact:jar[:classifier]:version:scope:…}. */
  private static final Pattern LISTED =
      Pattern.compile(
          "([^:\\s]+):([^:\\s]+):jar:(?:([^:\\s]+):)?([^:\\s]+):(?:compile|runtime):(/.*\\.jar).*");

  private final Cache cache;

  /** Creates a writer that uses scratch folders in a cache. */
  public JarLocks(Cache cache) {
    this.cache = cache;
  }

  /**
   * Locks jars and everything that they depend on at run time.
   *
   * @throws BadInput if Maven can't resolve them; the lock is left unchanged
   */
  public void write(List<String> coordinates, Path lock, Progress progress) {
    try (var part = cache.scratch("maven-lock");
        var _ = progress.begin("resolving " + coordinates.size() + " jars", USUAL)) {
      Pom.of(coordinates, part.folder());
      Path list = part.folder().resolve("list");
      ProcessResult ended =
          new Maven(part.folder())
              .dependency(
                  "list",
                  Map.of(
                      "includeScope", "runtime",
                      "outputAbsoluteArtifactFilename", "true",
                      "outputFile", list.toString()));
      if (!ended.succeeded()) {
        throw new BadInput(unresolved(lock, ended));
      }
      List<LockedJar> jars =
          Files.readAllLines(list).stream().flatMap(line -> jar(line, lock).stream()).toList();
      Files.writeString(lock, new JarLock(jars).text(coordinates));
    } catch (IOException e) {
      throw new Broken("can't write " + lock, e);
    }
  }

  private static final Duration USUAL = Duration.ofSeconds(10);

  private Fault unresolved(Path lock, ProcessResult ended) {
    return Fault.at(
        Place.startOf(lock.resolveSibling("component.yaml")),
        "Maven can't resolve the jars: " + FailureLog.keep(ended, "maven", cache.root()),
        "correct the coordinates under `maven`");
  }

  private static Optional<LockedJar> jar(String line, Path lock) {
    Matcher m = LISTED.matcher(line.strip());
    if (!m.matches()) {
      return Optional.empty();
    }
    String classifier = m.group(3) == null ? "" : m.group(3);
    String sha256 = Fingerprint.of(Path.of(m.group(5)));
    return Optional.of(
        new LockedJar(m.group(1), m.group(2), m.group(4), classifier, sha256, Place.startOf(lock)));
  }
}
