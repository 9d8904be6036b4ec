package io.illm.lab.cluster;

import io.illm.lab.host.FolderTree;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.stream.Stream;

/**
 * Ends all processes of a node. Among them is the process that holds the namespaces, so the mounts,
 * links, routes and rules of the node are removed too.
 *
 * @param node the paths of the node
 */
record PowerOff(NodeLayout node) {

  private static final Duration GRACE = Duration.ofSeconds(10);

  /** Kills all processes, as a power cut does. */
  void atOnce() {
    cgroups().thaw();
    cgroups().end();
  }

  /**
   * Sends SIGTERM to the kubelet and then to all other processes, and waits up to 10 s each time.
   * The kubelet is first, because it would restart containers. Kills the processes that remain.
   */
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

  /** Removes what a machine keeps in memory: sockets, and the state of containers that are gone. */
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
