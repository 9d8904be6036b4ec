package io.illm.lab.image.release;

import io.illm.lab.image.cache.Cache;
import io.illm.lab.image.cache.Fingerprint;
import io.illm.lab.image.download.Download;
import io.illm.lab.image.download.NoAnswer;
import io.illm.lab.image.download.WrongContent;
import io.illm.lab.image.release.ReleaseLock.Locked;
import io.illm.lab.model.BadInput;
import io.illm.lab.model.Broken;
import io.illm.lab.model.Fault;
import io.illm.lab.model.Progress;
import io.illm.lab.model.component.Component;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Released programs of components. The cache keeps them under the hash of their locks. */
public final class Releases {

  /** The time for which a host that did not answer is not asked again. */
  private static final Duration SILENCE = Duration.ofHours(1);

  private final Cache cache;
  private final String arch;
  private final Supplier<ReleaseHost> hosts;

  /**
   * Creates a set of releases that are kept in a cache.
   *
   * @param arch the architecture of the programs, as Go names it
   */
  public Releases(Cache cache, String arch) {
    this(cache, arch, ReleaseHost::new);
  }

  Releases(Cache cache, String arch, Supplier<ReleaseHost> hosts) {
    this.cache = cache;
    this.arch = arch;
    this.hosts = hosts;
  }

  /**
   * Returns the folder with a component's released programs. Missing programs are downloaded first.
   *
   * @return empty if there is no lock or its host does not answer; the programs must be built then
   * @throws io.illm.lab.model.BadInput if the lock can't be parsed, or a file is not the locked one
   */
  public Optional<Path> programs(Component component, Progress progress) {
    Optional<ReleaseLock> lock = ReleaseLock.read(component);
    return lock.flatMap(locked -> programs(component, locked, progress));
  }

  /**
   * Returns the folder of a component's released programs, which may be missing; empty if there is
   * no lock.
   */
  public Optional<Path> folder(Component component) {
    return ReleaseLock.read(component)
        .map(lock -> cache.place("released", place(component, files(component), lock)));
  }

  private List<ReleaseFile> files(Component component) {
    return ReleaseFiles.read(component).stream()
        .map(file -> file.of(component.version(), arch))
        .toList();
  }

  private static String place(Component component, List<ReleaseFile> files, ReleaseLock lock) {
    return component.name() + "-" + key(files, lock, component);
  }

  private Optional<Path> programs(Component component, ReleaseLock lock, Progress progress) {
    List<ReleaseFile> files = files(component);
    String key = place(component, files, lock);
    if (!Files.isDirectory(cache.place("released", key)) && silent(component)) {
      return Optional.empty();
    }
    try (ReleaseHost host = hosts.get()) {
      return Optional.of(
          cache.folder(
              "released",
              key,
              progress,
              part -> fill(host, component, files, lock, part, progress)));
    } catch (NoAnswer e) {
      note(component);
      progress.say(e.getMessage() + ": " + component.name() + " is built from source instead");
      return Optional.empty();
    }
  }

  private static String key(List<ReleaseFile> files, ReleaseLock lock, Component component) {
    var fingerprint = new Fingerprint().text("released 1");
    files.forEach(file -> {
      fingerprint.text(lock.at(file.url(), component).sha256());
      file.programs().forEach((program, path) -> fingerprint.text(program).text(path));
    });
    return fingerprint.hex();
  }

  private void fill(
      ReleaseHost host,
      Component component,
      List<ReleaseFile> files,
      ReleaseLock lock,
      Path folder,
      Progress progress)
      throws IOException, NoAnswer {
    var unpacking = new Unpacking(ReleaseFiles.file(component));
    for (ReleaseFile file : files) {
      Path downloaded = download(host, lock.at(file.url(), component), progress);
      unpacking.run(file, downloaded, folder);
      Files.delete(downloaded);
    }
  }

  private Path download(ReleaseHost host, Locked locked, Progress progress) throws NoAnswer {
    Path folder = cache.root().resolve("downloads");
    var download = new Download(host.file(locked.url()), locked.sha256(), locked.size(), folder);
    try (var shown = progress.begin("downloading " + locked.name(), Duration.ZERO)) {
      return download.run(done ->
          shown.at(
              (done >> 20) + " of " + (locked.size() >> 20) + " MiB",
              (double) done / locked.size()));
    } catch (WrongContent e) {
      throw new BadInput(
          Fault.at(
              locked.place(),
              "what was downloaded from %s is not what was locked: %s"
                  .formatted(locked.url(), e.getMessage()),
              "it was deleted; restore release.lock from git; if it is unchanged, do not"
                  + " trust this host"));
    }
  }

  private Path silence(Component component) {
    return cache.root().resolve("released").resolve("." + component.name() + ".no-answer");
  }

  private boolean silent(Component component) {
    try {
      Path note = silence(component);
      return Files.exists(note)
          && Files.getLastModifiedTime(note).toInstant().plus(SILENCE).isAfter(Instant.now());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void note(Component component) {
    try {
      Files.createDirectories(silence(component).resolveSibling(""));
      Files.writeString(silence(component), Instant.now() + "\n");
    } catch (IOException e) {
      throw new Broken("noting that the host of " + component.name() + " does not answer", e);
    }
  }
}
