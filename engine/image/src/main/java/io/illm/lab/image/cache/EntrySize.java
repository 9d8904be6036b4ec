package io.illm.lab.image.cache;

import io.illm.lab.model.Broken;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** Adds up the files of an entry, without following links. */
final class EntrySize extends SimpleFileVisitor<Path> {

  private final Set<Object> counted = new HashSet<>();
  private long bytes;

  private EntrySize() {}

  static CacheEntry measure(CacheKind kind, Path path) {
    var size = new EntrySize();
    try {
      Files.walkFileTree(path, size);
      var made = Files.getLastModifiedTime(path, LinkOption.NOFOLLOW_LINKS).toInstant();
      return new CacheEntry(kind, path, size.bytes, made);
    } catch (IOException e) {
      throw new Broken("can't read " + path, e);
    }
  }

  @Override
  public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
    // The key of a file is the same under each of its names.
    if (Optional.ofNullable(attributes.fileKey()).map(counted::add).orElse(true)) {
      bytes += attributes.size();
    }
    return FileVisitResult.CONTINUE;
  }

  @Override
  public FileVisitResult visitFileFailed(Path file, IOException gone) {
    return FileVisitResult.CONTINUE; // a build that ended meanwhile moved or deleted it
  }
}
