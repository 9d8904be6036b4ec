package io.illm.lab.cluster;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The command lines of a node's programs.
 *
 * @param layout the paths of the node
 * @param node the node
 * @param topology the nodes and addresses of its cluster
 * @param programs the folder with the programs
 */
record NodeCommands(NodeLayout layout, Node node, Topology topology, Path programs) {

  List<String> containerd() {
    return line(Program.CONTAINERD, "--config=" + layout.config("containerd.toml"));
  }

  List<String> kubelet() {
    return line(
        Program.KUBELET,
        "--config=" + layout.config("kubelet.yaml"),
        "--kubeconfig=" + layout.config("kubelet.conf"),
        "--hostname-override=" + node.name(),
        "--node-labels=topology.kubernetes.io/region=%s,topology.kubernetes.io/zone=%s"
            .formatted(Topology.REGION, node.zone()),
        "--node-ip=" + node.address());
  }

  List<String> proxy() {
    return line(
        Program.PROXY,
        "--kubeconfig=" + layout.cluster().config("kube-proxy.conf"),
        "--hostname-override=" + node.name(),
        "--cluster-cidr=" + topology.ranges().pods(),
        "--proxy-mode=nftables",
        // The lab must not change the size of the host's connection table.
        "--conntrack-max-per-core=0",
        "--conntrack-tcp-timeout-established=0s",
        "--conntrack-tcp-timeout-close-wait=0s");
  }

  private List<String> line(Program program, String... flags) {
    var file = programs.resolve(program.file()).toString();
    return Stream.concat(Stream.of(file), Stream.of(flags)).toList();
  }
}
