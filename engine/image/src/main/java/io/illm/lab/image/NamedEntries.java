package io.illm.lab.image;

import io.illm.lab.image.cache.Cache;
import io.illm.lab.image.cache.CacheEntry;
import io.illm.lab.image.cache.CacheKind;
import io.illm.lab.image.go.GoBuilds;
import io.illm.lab.image.oci.ArchivedImage;
import io.illm.lab.model.Broken;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The entries of a cache that a checkout names, directly or as a part of what it names. */
public final class NamedEntries {

  private final Path root;
  private final Set<Path> folders = new HashSet<>();
  private final Set<String> digests = new HashSet<>();

  /**
   * Finds what belongs to the named folders.
   *
   * @param cache the cache's folder
   * @param named the folders of programs and images that recipes name, whether they exist or not
   * @param checksums the checksums of packages in locks, each a SHA-256 in hexadecimal
   */
  public NamedEntries(Path cache, Collection<Path> named, Set<String> checksums) {
    this.root = cache;
    folders.addAll(named);
    folders.add(GoBuilds.ownToolchain(new Cache(cache)));
    digests.addAll(checksums);
    Stream.of("images", "pulled")
        .flatMap(kind -> ImageFolder.all(cache.resolve(kind)).stream())
        .filter(image -> folders.contains(image.tar().resolveSibling("")))
        .forEach(this::addParts);
  }

  private void addParts(LocalImage image) {
    var archived = ArchivedImage.read(image.tar(), image.digest());
    digests.add(image.digest().substring(image.digest().indexOf(':') + 1));
    digests.addAll(archived.layers());
    digests.addAll(archived.chains());
  }

  /** Returns whether the checkout names an entry. */
  public boolean has(CacheEntry entry) {
    String name = entry.path().getFileName().toString();
    return switch (entry.kind()) {
      case PROGRAMS, RELEASED, IMAGES, PULLED, GO -> folders.contains(entry.path());
      case UNPACKED -> digests.contains(name);
      case LAYERS -> isNamedLayer(entry.path());
      case DEBS, JARS -> digests.contains(name.substring(0, Math.max(0, name.lastIndexOf('.'))));
      case BIN -> linksIntoNamed(entry.path());
      case TIMES -> isTimeOfNamed(name);
      case APT, MODULES, MODULE_FOLDERS, LOGS, LOCKS, DOWNLOADS, SCRATCH -> false;
    };
  }

  private boolean isNamedLayer(Path layer) {
    try {
      Path digest = layer.resolve("sha256");
      return Files.isRegularFile(digest) && digests.contains(Files.readString(digest));
    } catch (IOException e) {
      throw new Broken("can't read " + layer, e);
    }
  }

  /** A folder of links is named if every program that it links to is. */
  private boolean linksIntoNamed(Path bin) {
    try (Stream<Path> links = Files.list(bin)) {
      List<Path> all = links.toList();
      return !all.isEmpty() && all.stream().allMatch(this::leadsIntoNamed);
    } catch (IOException e) {
      throw new Broken("can't read " + bin, e);
    }
  }

  private boolean leadsIntoNamed(Path link) {
    try {
      return Files.isSymbolicLink(link)
          && folders.contains(Files.readSymbolicLink(link).resolveSibling(""));
    } catch (IOException e) {
      throw new Broken("can't read " + link, e);
    }
  }

  /** The note of a time is called after the kind and the key of another entry. */
  private boolean isTimeOfNamed(String note) {
    return Stream.of(CacheKind.values())
        .filter(kind -> kind != CacheKind.TIMES && note.startsWith(kind.word() + "-"))
        .map(kind -> entry(kind, note.substring(kind.word().length() + 1)))
        .anyMatch(this::isThereAndKept);
  }

  private CacheEntry entry(CacheKind kind, String key) {
    return new CacheEntry(kind, root.resolve(kind.word()).resolve(key), 0, Instant.EPOCH);
  }

  private boolean isThereAndKept(CacheEntry entry) {
    return Files.isDirectory(entry.path())
        && (entry.kind().keep() == CacheKind.Keep.ALWAYS || has(entry));
  }
}
