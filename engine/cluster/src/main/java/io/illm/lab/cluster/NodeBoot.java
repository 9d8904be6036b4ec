package io.illm.lab.cluster;

import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The start of a node whose files are written: its namespaces first, then its programs as soon as
 * what each needs is there.
 *
 * @param layout where its files are
 * @param commands of its programs
 * @param sandbox its namespaces
 * @param running every program of the cluster that was started
 */
record NodeBoot(NodeLayout layout, NodeCommands commands, Sandbox sandbox, Running running) {

  /** Makes the node's namespaces, joins it with the others, and starts its containerd. */
  static NodeBoot begin(
      Layout cluster,
      Topology topology,
      Node node,
      Path programs,
      Path images,
      Switch joined,
      Running running) {
    var layout = cluster.node(node.name());
    Cgroups.of(layout).create();
    var sandbox = Sandbox.create(layout, programs, images, topology.cni());
    sandbox.link(joined, topology, node);
    if (topology.egress()) {
      Egress.open(sandbox, topology);
    }
    var commands = new NodeCommands(layout, node, topology, programs);
    var boot = new NodeBoot(layout, commands, sandbox, running);
    boot.start(Program.CONTAINERD, commands.containerd());
    return boot;
  }

  /** Starts the kubelet, once its containerd listens: one that finds none exits. */
  void kubelet() {
    awaitContainerd();
    start(Program.KUBELET, commands.kubelet());
  }

  void proxy() {
    start(Program.PROXY, commands.proxy());
  }

  void awaitContainerd() {
    running.await(
        () -> listens(layout.containerdSocket()), "containerd's socket of " + layout.node());
  }

  /** Whether somebody answers there: the file is a moment earlier. */
  private static boolean listens(Path socket) {
    if (!Files.exists(socket)) {
      return false;
    }
    try (var _ = SocketChannel.open(UnixDomainSocketAddress.of(socket))) {
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private void start(Program program, List<String> command) {
    var instance = ProgramInstance.of(program, layout);
    running.add(instance, sandbox.start(command, instance.cgroups(), instance.log()));
  }
}
