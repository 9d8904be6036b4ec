package io.illm.lab.host;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.function.Predicate;

/**
 * One copy of a folder.
 *
 * @param included tells from a path inside the folder whether it is copied
 */
record FolderCopy(Predicate<Path> included) {

  private static final Set<PosixFilePermission> PRIVATE =
      PosixFilePermissions.fromString("rwx------");

  void copy(Path from, Path to) throws IOException {
    try (OpenFolder source = OpenFolder.of(from)) {
      copyEntries(source, Path.of(""), to);
    }
    Files.setPosixFilePermissions(to, Files.getPosixFilePermissions(from));
  }

  private void copyEntries(OpenFolder source, Path inside, Path to) throws IOException {
    Files.createDirectory(to, PosixFilePermissions.asFileAttribute(PRIVATE));
    for (Path name : source.names()) {
      if (included.test(inside.resolve(name))) {
        copyEntry(source, name, inside.resolve(name), to.resolve(name));
      }
    }
  }

  private void copyEntry(OpenFolder source, Path name, Path inside, Path to) throws IOException {
    PosixFileAttributes attributes = source.attributes(name);
    if (attributes.isSymbolicLink()) {
      Files.createSymbolicLink(to, source.target(name));
    } else if (attributes.isDirectory()) {
      try (OpenFolder folder = source.folder(name)) {
        copyEntries(folder, inside, to);
      }
      Files.setPosixFilePermissions(to, attributes.permissions());
    } else if (attributes.isRegularFile()) {
      try (InputStream in = source.read(name)) {
        Files.copy(in, to);
      }
      Files.setPosixFilePermissions(to, attributes.permissions());
    }
  }
}
