package io.illm.lab.runner.step;

import io.illm.lab.host.FolderTree;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/**
 * Copies an experiment's folder for the steps' user, who may read and change all of the copy. It
 * follows no links, because the lab may run as root and the folder may belong to another user.
 */
final class ExperimentCopy extends SimpleFileVisitor<Path> {

  private static final String RESULTS = "results";

  private final FileOwner owner;

  private ExperimentCopy(FileOwner owner) {
    this.owner = owner;
  }

  /**
   * Copies a folder without its results.
   *
   * @param from the folder to copy
   * @param to the copy, which must not exist yet; only its owner can enter it
   * @param owner gives the copies to the steps' user
   */
  static void make(Path from, Path to, FileOwner owner) throws IOException {
    FolderTree.copy(from, to, path -> !path.startsWith(RESULTS));
    Files.setPosixFilePermissions(to, PosixFilePermissions.fromString("rwx------"));
    Files.walkFileTree(to, new ExperimentCopy(owner));
  }

  @Override
  public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes)
      throws IOException {
    allow(
        folder,
        Set.of(
            PosixFilePermission.OWNER_READ,
            PosixFilePermission.OWNER_WRITE,
            PosixFilePermission.OWNER_EXECUTE));
    owner.take(folder);
    return FileVisitResult.CONTINUE;
  }

  @Override
  public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
    if (!attributes.isSymbolicLink()) {
      allow(file, Set.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE));
    }
    owner.take(file);
    return FileVisitResult.CONTINUE;
  }

  private static void allow(Path path, Set<PosixFilePermission> more) throws IOException {
    Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(path);
    if (permissions.addAll(more)) {
      Files.setPosixFilePermissions(path, permissions);
    }
  }
}
