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
 * Removes all that belongs to a cluster, told by its name alone. Each part may be missing.
 *
 * @param layout the cluster's
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
    // Last, for it is by this that `list` knows there is something to remove.
    FolderTree.delete(layout.folder());
  }

  private static void remove(Cgroups cgroups) {
    var left = new Shrinking(() -> cgroups.groups().count());
    Await.until(
        Deadline.quiet(QUIET, left::moved),
        cgroups::remove,
        cgroups::end,
        () -> "the removal of the cgroups " + cgroups.roots());
  }

  private void removeLink() {
    if (Files.exists(Path.of("/sys/class/net").resolve(layout.link()))) {
      // It may go by itself meanwhile, with its namespace.
      Command.of("ip", "link", "delete", layout.link()).attempt();
    }
  }

  /** Mounts are in a namespace that is gone; one made by hand may still be here. */
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
      // Another cluster is in it.
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
