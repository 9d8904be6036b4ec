package io.illm.lab.image.cache;

import io.illm.lab.model.Broken;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What is in a cache. Links are never followed, so a kind whose folder is a link has no entries.
 *
 * @param root the cache's folder, which may be missing
 */
public record CacheContents(Path root) {

  /** Returns all entries, in the order of their kinds. */
  public List<CacheEntry> entries() {
    return Arrays.stream(CacheKind.values()).flatMap(kind -> entries(kind).stream()).toList();
  }

  private List<CacheEntry> entries(CacheKind kind) {
    return kind.folders().stream()
        .flatMap(folder -> children(root.resolve(folder)).stream())
        .map(path -> EntrySize.measure(kind, path))
        .toList();
  }

  /** Returns the name of a result that a process is making at this moment; empty if none is. */
  public Optional<String> making() {
    return children(root.resolve("locks")).stream()
        .filter(CacheLock::isHeld)
        .map(lock -> lock.getFileName().toString())
        .findFirst();
  }

  private static List<Path> children(Path folder) {
    if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
      return List.of();
    }
    try (Stream<Path> children = Files.list(folder)) {
      return children.sorted().toList();
    } catch (IOException e) {
      throw new Broken("can't read " + folder, e);
    }
  }
}
