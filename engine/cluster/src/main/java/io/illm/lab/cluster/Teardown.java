package io.illm.lab.cluster;

import io.illm.lab.model.Broken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Removes all that belongs to a cluster, told by its name alone. Each part may be missing.
 *
 * @param layout the cluster's
 */
record Teardown(Layout layout) {

  private static final Duration DEADLINE = Duration.ofSeconds(20);

  void run() {
    var cgroups = Cgroups.of(layout);
    cgroups.thaw();
    endProcesses(cgroups);
    removeLink();
    Egress.close(layout);
    unmount(layout.folder());
    unmount(layout.sockets());
    Await.until(DEADLINE, cgroups::remove, () -> endProcesses(cgroups), () -> "cgroups " + cgroups);
    delete(layout.sockets());
    deleteIfEmpty(Layout.RUN);
    // Last, for it is by this that `list` knows there is something to remove.
    delete(layout.folder());
  }

  /** A pod's process may fork while its siblings are being killed: again until there is none. */
  private static void endProcesses(Cgroups cgroups) {
    Await.until(
        DEADLINE,
        () -> cgroups.processes().isEmpty(),
        () ->
            cgroups
                .processes()
                .forEach(pid -> ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly)),
        () -> "the end of processes " + cgroups.processes());
  }

  private void removeLink() {
    if (Files.exists(Path.of("/sys/class/net").resolve(layout.link()))) {
      // It may go by itself meanwhile, with its namespace.
      Shell.run(List.of("ip", "link", "delete", layout.link()));
    }
  }

  /** Mounts are in a namespace that is gone; one made by hand may still be here. */
  private static void unmount(Path folder) {
    for (var mount : Mounts.beneath(folder)) {
      if (Shell.run(List.of("umount", mount.point())).exit() != 0) {
        Shell.must(List.of("umount", "--lazy", mount.point()));
      }
    }
  }

  private static void delete(Path folder) {
    try {
      Files.walkFileTree(folder, new Deleting());
    } catch (NoSuchFileException e) {
      // There is nothing to delete.
    } catch (IOException e) {
      throw new Broken(folder + " can't be deleted", e);
    }
  }

  private static void deleteIfEmpty(Path folder) {
    try {
      Files.deleteIfExists(folder);
    } catch (DirectoryNotEmptyException e) {
      // Another cluster is in it.
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static final class Deleting extends SimpleFileVisitor<Path> {
    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      Files.deleteIfExists(file);
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failed)
        throws IOException {
      if (failed != null) {
        throw failed;
      }
      Files.deleteIfExists(folder);
      return FileVisitResult.CONTINUE;
    }
  }
}
