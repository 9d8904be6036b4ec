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
 * The network and mount namespaces of a node. They have no name: they are there as long as a
 * process is in them, so that ending the processes removes every mount, link, route and rule, even
 * after a crash. {@code ip netns} would leave a mount, and hides the cgroups of version 1.
 *
 * @param layout the node's
 * @param holder the process that holds the namespaces while no program runs yet
 */
record Sandbox(NodeLayout layout, long holder) {

  /** Makes the namespaces, and in them a file system with the node's own /run, logs and state. */
  static Sandbox create(NodeLayout layout, Path programs, Path images, Cni cni) {
    var cluster = layout.cluster();
    var command =
        new ArrayList<>(List.of("unshare", "--net", "--mount", "--propagation", "private"));
    command.addAll(List.of("sh", "-e", cluster.config("sandbox.sh").toString()));
    for (var kept : List.of(cluster.folder(), cluster.sockets(), programs, images)) {
      command.add(kept.toString());
    }
    command.add(layout.node());
    command.add(cni.name().toLowerCase(Locale.ROOT));
    var log = layout.log("sandbox");
    var process = DetachedProcesses.start(command, Cgroups.of(layout), log);
    NamespaceHolder.await(layout.holder(), process, log);
    return new Sandbox(layout, process.pid());
  }

  /** Joins the node with its cluster's switch. */
  void link(Switch joined, Topology topology, Node node) {
    joined.connect(node, holder);
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

  /** Runs a command in the network of the node, which must succeed. */
  void inside(List<String> command) {
    var entered = new ArrayList<>(List.of("nsenter", "--target=" + holder, "--net", "--"));
    entered.addAll(command);
    Command.of(entered).require();
  }

  /** Starts a program in the sandbox, in a session of its own, so that it outlives this process. */
  Process start(List<String> command, Cgroups cgroups, Path log) {
    var entered =
        new ArrayList<>(List.of("nsenter", "--target=" + holder, "--net", "--mount", "--"));
    entered.addAll(command);
    return DetachedProcesses.start(entered, cgroups, log);
  }

  /** The script that makes the file system of the sandbox. */
  static String script() throws IOException {
    try (var in = Sandbox.class.getResourceAsStream("sandbox.sh")) {
      if (in == null) {
        throw new IOException("sandbox.sh is missing beside " + Sandbox.class);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
