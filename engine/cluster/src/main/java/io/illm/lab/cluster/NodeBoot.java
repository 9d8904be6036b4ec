package io.illm.lab.cluster;

import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Starts a node whose files are written: first its namespaces, then each program when its
 * prerequisites are met.
 *
 * @param layout the paths of the node
 * @param commands the command lines of its programs
 * @param namespaces its namespaces
 * @param running all programs of the cluster that were started
 */
record NodeBoot(
    NodeLayout layout, NodeCommands commands, NodeNamespaces namespaces, RunningPrograms running) {

  /** Creates the node's namespaces, connects the node to the others, and starts its containerd. */
  static NodeBoot begin(
      Layout cluster,
      Topology topology,
      Node node,
      Path programs,
      Path images,
      NodeBridge bridge,
      RunningPrograms running) {
    var layout = cluster.node(node.name());
    Cgroups.of(layout).create();
    var namespaces = NodeNamespaces.create(layout, programs, images, topology.cni());
    namespaces.link(bridge, topology, node);
    if (topology.egress()) {
      Egress.open(namespaces, topology);
    }
    var commands = new NodeCommands(layout, node, topology, programs);
    var boot = new NodeBoot(layout, commands, namespaces, running);
    boot.start(Program.CONTAINERD, commands.containerd());
    return boot;
  }

  /** Starts the kubelet when containerd listens. A kubelet that finds no containerd exits. */
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

  /** Returns true if a server listens on the socket. Its file appears a moment earlier. */
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
    running.start(ProgramInstance.of(program, layout), namespaces, command);
  }
}
