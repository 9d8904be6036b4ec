package io.illm.lab.cluster;

import io.illm.lab.host.Command;
import java.util.List;

/**
 * Connects the nodes of a cluster with each other and with the host. It is a bridge in its own
 * network namespace, with one port for each. It belongs to no node, so each node has an ordinary
 * link, which can be cut. The host sees only its own end of its link.
 *
 * @param layout the paths of the cluster
 * @param holder the PID of the process that holds the namespace
 */
record NodeBridge(Layout layout, long holder) {

  private static final String BRIDGE = "nodes";
  private static final String SCRIPT =
      """
      ip link add %s type bridge mcast_snooping 0
      ip link set %s up
      echo $$ > "$1"
      exec sleep infinity\
      """
          .formatted(BRIDGE, BRIDGE);

  /** Creates the namespace and the bridge. */
  static NodeBridge create(Layout layout, Cgroups cgroups) {
    var mark = layout.switchHolder();
    var command = List.of("unshare", "--net", "sh", "-e", "-c", SCRIPT, "switch", mark.toString());
    var log = layout.log("switch");
    var process = DetachedProcesses.start(command, cgroups, log);
    NamespaceHolder.await(mark, process, log);
    return new NodeBridge(layout, process.pid());
  }

  /** Returns the switch of a running cluster. */
  static NodeBridge of(Layout layout) {
    return new NodeBridge(layout, NamespaceHolder.read(layout.switchHolder()));
  }

  /** Connects the host, which reaches the API server over this link. */
  void connectHost(Subnet subnet) {
    var script =
        """
        ip link add %1$s type veth peer name host netns %2$d
        ip addr add %3$s/24 dev %1$s
        ip link set %1$s up
        nsenter --target=%2$d --net ip link set host master %4$s up\
        """
            .formatted(layout.link(), holder, subnet.host(), BRIDGE);
    Command.of("sh", "-e", "-c", script).require();
  }

  /** Connects a node. The node's end of the link is {@code eth0}. */
  void connect(Node node, long holder) {
    inside(
        """
        ip link add %1$s type veth peer name eth0 netns %2$d
        ip link set %1$s master %3$s up\
        """
            .formatted(node.name(), holder, BRIDGE));
  }

  /** Cuts the link of a node by setting it down. The link is not removed. */
  void cut(Node node) {
    inside("ip link set %s down".formatted(node.name()));
  }

  /** Restores a cut link. */
  void rejoin(Node node) {
    inside("ip link set %s up".formatted(node.name()));
  }

  /** Returns true if a node has a link, even a cut one. */
  boolean has(Node node) {
    return !link(node).isEmpty();
  }

  /** Returns true if a node has a link that is up. */
  boolean reaches(Node node) {
    return link(node).contains("LOWER_UP");
  }

  private String link(Node node) {
    var link = Command.of(entering("ip -oneline link show dev " + node.name())).attempt();
    return link.succeeded() ? link.out().text() : "";
  }

  private void inside(String script) {
    Command.of(entering(script)).require();
  }

  private List<String> entering(String script) {
    return List.of("nsenter", "--target=" + holder, "--net", "sh", "-e", "-c", script);
  }
}
