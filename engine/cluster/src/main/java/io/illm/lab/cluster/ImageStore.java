package io.illm.lab.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The images of this machine, unpacked once for every node of every cluster. A layer is a folder
 * that is named by its contents and is never changed: what a cluster sees of it is a symbolic link.
 *
 * @param folder where they are, which is part of the cache
 */
record ImageStore(Path folder) {

  /** The store of a cache, which is made where it isn't there. */
  static ImageStore in(Path cacheRoot) {
    try {
      // Links to it must lead there in a node's file system too, whatever is mounted over others.
      return new ImageStore(
          Files.createDirectories(cacheRoot.toAbsolutePath().resolve("unpacked")).toRealPath());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whether an image is there, whole. */
  boolean has(ImageArchive image) {
    var name = image.digest().substring(image.digest().indexOf(':') + 1);
    return Files.isDirectory(folder.resolve("images").resolve(name));
  }
}
