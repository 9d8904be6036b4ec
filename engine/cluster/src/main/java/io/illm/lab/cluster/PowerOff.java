package io.illm.lab.cluster;

import io.illm.lab.host.FolderTree;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.stream.Stream;

/**
 * The end of all processes of a node. The one that holds its namespaces is among them, so that its
 * mounts, links, routes and rules go too.
 *
 * @param node the node's
 */
record PowerOff(NodeLayout node) {

  private static final Duration GRACE = Duration.ofSeconds(10);

  /** Ends them as a lost power supply does. */
  void atOnce() {
    cgroups().thaw();
    cgroups().end();
  }

  /** Asks them to end, the kubelet first, for it would start containers again. */
  void gently() {
    ask(cgroups().started(Program.KUBELET.file()));
    ask(cgroups().processes().stream());
    atOnce();
  }

  private void ask(Stream<Long> pids) {
    var asked = pids.flatMap(pid -> ProcessHandle.of(pid).stream()).toList();
    asked.forEach(ProcessHandle::destroy);
    Await.atMost(GRACE, () -> asked.stream().noneMatch(ProcessHandle::isAlive));
  }

  /** Removes what was in memory: sockets, and containerd's state of containers that are gone. */
  static void forgetMemory(NodeLayout node) {
    FolderTree.delete(node.sockets());
    try {
      Files.createDirectories(node.sockets());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Cgroups cgroups() {
    return Cgroups.of(node);
  }
}
