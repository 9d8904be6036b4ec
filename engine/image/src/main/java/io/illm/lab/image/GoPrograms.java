package io.illm.lab.image;

import io.illm.lab.image.cache.Cache;
import io.illm.lab.image.cache.Fingerprint;
import io.illm.lab.image.go.GoBuilds;
import io.illm.lab.image.go.ModulePrefetch;
import io.illm.lab.image.go.ProgramSet;
import io.illm.lab.image.oci.Architecture;
import io.illm.lab.image.release.Releases;
import io.illm.lab.model.BadInput;
import io.illm.lab.model.Broken;
import io.illm.lab.model.Progress;
import io.illm.lab.model.component.Component;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Go programs that components bring to this machine. A program is downloaded if a lock of releases
 * has its checksum and the host answers; otherwise it is built. Programs are kept in the cache.
 */
public final class GoPrograms {

  private final Cache cache;
  private final GoBuilds builds;
  private final Releases releases;

  /**
   * Creates a set of programs that are kept in a cache.
   *
   * @param cache the cache's folder
   */
  public GoPrograms(Path cache) {
    this.cache = new Cache(cache);
    this.builds = GoBuilds.withToolchainsHere(this.cache, Architecture.ofThisMachine());
    this.releases = new Releases(this.cache, Architecture.ofThisMachine().word());
  }

  /**
   * Downloads or builds the programs of a component that are missing.
   *
   * @return the folder with the programs and with links for their further names
   * @throws BadInput if a lock is missing or wrong, or no Go is new enough
   */
  public Path build(Component component, Progress progress) {
    return releases.programs(component, progress).orElseGet(() -> fromSource(component, progress));
  }

  /**
   * Returns the time that building a component's programs took; empty if they were not built here.
   */
  public Optional<Duration> buildTime(Component component, Progress progress) {
    return component.programs().isEmpty() ? Optional.empty() : set(component, progress).took();
  }

  /**
   * Returns the folders of the cache that a component's programs have, whether built or downloaded.
   * They may be missing.
   *
   * @throws BadInput if a lock is missing or wrong
   */
  public List<Path> named(Component component) {
    return Stream.concat(
            releases.folder(component).stream(),
            component.programs().isEmpty()
                ? Stream.empty()
                : Stream.of(set(component, Progress.silent()).folder()))
        .toList();
  }

  private Path fromSource(Component component, Progress progress) {
    return set(component, progress).build(progress);
  }

  private ProgramSet set(Component component, Progress progress) {
    return builds.programs(component.name(), component.folder(), component.programs(), progress);
  }

  /**
   * Returns a folder with links to all programs of several components. Missing programs are built
   * first.
   *
   * @throws BadInput if a lock is missing or wrong, or no Go is new enough
   */
  public Path binFor(List<Component> components, Progress progress) {
    List<Path> folders = folders(components, progress);
    String key = new Fingerprint().texts(folders.stream().map(Path::toString).toList()).hex();
    return cache.folder("bin", key, progress, part -> link(folders, part));
  }

  /** Builds one component after another, since each build already uses all processors. */
  private List<Path> folders(List<Component> components, Progress progress) {
    List<ProgramSet> next = missing(components).stream().skip(1).toList();
    try (var _ = ModulePrefetch.begin(next, progress)) {
      return components.stream()
          .filter(component -> !component.programs().isEmpty())
          .map(component -> build(component, progress))
          .toList();
    }
  }

  /**
   * Returns the programs of components that are not built yet, without components whose programs
   * can be downloaded.
   *
   * @throws BadInput if a lock is missing or wrong
   */
  public List<ProgramSet> missing(List<Component> components) {
    return components.stream()
        .filter(component -> !component.programs().isEmpty())
        .filter(component -> releases.folder(component).isEmpty())
        .map(component -> set(component, Progress.silent()))
        .filter(ProgramSet::isMissing)
        .toList();
  }

  private static void link(List<Path> folders, Path part) throws IOException {
    for (Path folder : folders) {
      for (Path program : programs(folder)) {
        Files.createSymbolicLink(part.resolve(program.getFileName()), program.toAbsolutePath());
      }
    }
  }

  private static List<Path> programs(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    } catch (IOException e) {
      throw new Broken("can't read " + folder, e);
    }
  }
}
