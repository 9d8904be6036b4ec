package io.illm.lab.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The unpacked images of this machine, shared by all nodes of all clusters. Each layer is a folder
 * that is named by the OCI chain ID of the layer and never changes. A cluster refers to it by a
 * symbolic link.
 *
 * @param folder the folder of the store, inside the cache
 */
record ImageStore(Path folder) {

  /** Returns the store of a cache. Creates its folder if it does not exist. */
  static ImageStore in(Path cacheRoot) {
    try {
      // The real path, so that links to the store also work in the file system of a node.
      return new ImageStore(
          Files.createDirectories(cacheRoot.toAbsolutePath().resolve("unpacked")).toRealPath());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns true if an image is completely unpacked. */
  boolean has(ImageArchive image) {
    var name = image.digest().substring(image.digest().indexOf(':') + 1);
    return Files.isDirectory(folder.resolve("images").resolve(name));
  }
}
