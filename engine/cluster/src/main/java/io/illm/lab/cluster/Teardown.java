package io.illm.lab.cluster;

import io.illm.lab.host.Command;
import io.illm.lab.host.FolderTree;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/**
 * Removes everything that belongs to a cluster. Only the name of the cluster must be known, and
 * each part may be missing.
 *
 * @param layout the paths of the cluster
 */
record Teardown(Layout layout) {

  private static final Duration QUIET = Duration.ofSeconds(20);

  void run() {
    var cgroups = Cgroups.of(layout);
    cgroups.thaw();
    cgroups.end();
    removeLink();
    Egress.close(layout);
    unmount(layout.folder());
    unmount(layout.sockets());
    remove(cgroups);
    FolderTree.delete(layout.sockets());
    deleteIfEmpty(Layout.RUN);
    // Last, because `list` finds a cluster by this folder.
    FolderTree.delete(layout.folder());
  }

  private static void remove(Cgroups cgroups) {
    var left = new DecreasingNumber(() -> cgroups.groups().count());
    Await.until(
        Deadline.withoutProgress(QUIET, left::progressed),
        cgroups::remove,
        cgroups::end,
        () -> "the removal of the cgroups " + cgroups.roots());
  }

  private void removeLink() {
    if (Files.exists(Path.of("/sys/class/net").resolve(layout.link()))) {
      // The kernel may remove it at the same time, with its namespace.
      Command.of("ip", "link", "delete", layout.link()).attempt();
    }
  }

  /**
   * Unmounts everything below a folder. The mounts of the nodes are already gone with their
   * namespaces. A mount that somebody made by hand may remain.
   */
  private static void unmount(Path folder) {
    for (var mount : Mounts.beneath(folder)) {
      if (!Command.of("umount", mount.point()).attempt().succeeded()) {
        Command.of("umount", "--lazy", mount.point()).require();
      }
    }
  }

  private static void deleteIfEmpty(Path folder) {
    try {
      Files.deleteIfExists(folder);
    } catch (DirectoryNotEmptyException e) {
      // It contains another cluster.
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
