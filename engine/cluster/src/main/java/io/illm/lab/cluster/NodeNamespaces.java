package io.illm.lab.cluster;

import io.illm.lab.host.Command;
import io.illm.lab.model.experiment.ClusterNeed.Cni;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The network namespace and the mount namespace of a node. They have no name and exist as long as a
 * process is in them. So ending the processes removes all mounts, links, routes and rules, even
 * after a crash. The command {@code ip netns} would leave a mount behind, and hides the cgroups of
 * version 1.
 *
 * @param layout the paths of the node
 * @param holder the PID of the process that holds the namespaces while no program runs
 */
record NodeNamespaces(NodeLayout layout, long holder) {

  /**
   * Creates the namespaces, and a file system in which /run, the logs and the state are those of
   * the node.
   */
  static NodeNamespaces create(NodeLayout layout, Path programs, Path images, Cni cni) {
    var cluster = layout.cluster();
    var command =
        new ArrayList<>(List.of("unshare", "--net", "--mount", "--propagation", "private"));
    command.addAll(List.of("sh", "-e", cluster.config("node-namespaces.sh").toString()));
    for (var kept : List.of(cluster.folder(), cluster.sockets(), programs, images)) {
      command.add(kept.toString());
    }
    command.add(layout.node());
    command.add(cni.name().toLowerCase(Locale.ROOT));
    var log = layout.log("namespaces");
    var process = DetachedProcesses.start(command, Cgroups.of(layout), log);
    NamespaceHolder.await(layout.holder(), process, log);
    return new NodeNamespaces(layout, process.pid());
  }

  /** Connects the node to the switch of its cluster. */
  void link(NodeBridge bridge, Topology topology, Node node) {
    bridge.connect(node, holder);
    var script =
        new StringBuilder(
            """
            ip link set lo up
            ip addr add %s/24 dev eth0
            ip link set eth0 up
            echo 1 > /proc/sys/net/ipv4/ip_forward
            """
                .formatted(node.address()));
    Routes.of(topology, node)
        .forEach(route -> script.append("ip route add ").append(route).append('\n'));
    inside(List.of("sh", "-e", "-c", script.toString()));
  }

  /**
   * Runs a command in the network namespace of the node.
   *
   * @throws io.illm.lab.model.Broken if the command fails
   */
  void inside(List<String> command) {
    var entered = new ArrayList<>(List.of("nsenter", "--target=" + holder, "--net", "--"));
    entered.addAll(command);
    Command.of(entered).require();
  }

  /** Starts a program in both namespaces, in its own session, so that it outlives the lab. */
  Process start(List<String> command, Cgroups cgroups, Path log) {
    var entered =
        new ArrayList<>(List.of("nsenter", "--target=" + holder, "--net", "--mount", "--"));
    entered.addAll(command);
    return DetachedProcesses.start(entered, cgroups, log);
  }

  /** Returns the script that sets up the file system of the node. */
  static String script() throws IOException {
    try (var in = NodeNamespaces.class.getResourceAsStream("node-namespaces.sh")) {
      if (in == null) {
        throw new IOException("node-namespaces.sh is missing beside " + NodeNamespaces.class);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
