package io.illm.lab.cluster;

import io.illm.lab.host.Command;
import java.util.List;

/**
 * What joins a cluster's nodes with each other and with the host: a bridge in a network namespace
 * of its own, with a port for each. It is no node's, so that each node has a plain link, which can
 * be cut. The host's end of its own link is all of it that the host sees.
 *
 * @param layout the cluster's
 * @param holder the process that holds the namespace
 */
record Switch(Layout layout, long holder) {

  private static final String BRIDGE = "nodes";
  private static final String SCRIPT =
      """
      ip link add %s type bridge mcast_snooping 0
      ip link set %s up
      echo $$ > "$1"
      exec sleep infinity\
      """
          .formatted(BRIDGE, BRIDGE);

  /** Makes the namespace and the bridge. */
  static Switch create(Layout layout, Cgroups cgroups) {
    var mark = layout.switchHolder();
    var command = List.of("unshare", "--net", "sh", "-e", "-c", SCRIPT, "switch", mark.toString());
    var log = layout.log("switch");
    var process = DetachedProcesses.start(command, cgroups, log);
    NamespaceHolder.await(mark, process, log);
    return new Switch(layout, process.pid());
  }

  /** The switch of a cluster that is up. */
  static Switch of(Layout layout) {
    return new Switch(layout, NamespaceHolder.read(layout.switchHolder()));
  }

  /** Joins the host by a link, over which it reaches the API. */
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

  /** Joins a node; {@code eth0} is its end of the link. */
  void connect(Node node, long sandbox) {
    inside(
        """
        ip link add %1$s type veth peer name eth0 netns %2$d
        ip link set %1$s master %3$s up\
        """
            .formatted(node.name(), sandbox, BRIDGE));
  }

  /** Cuts a node's link, which stays where it is. */
  void cut(Node node) {
    inside("ip link set %s down".formatted(node.name()));
  }

  /** Joins a link that was cut. */
  void rejoin(Node node) {
    inside("ip link set %s up".formatted(node.name()));
  }

  /** Whether a node has a link, cut or not. */
  boolean has(Node node) {
    return !link(node).isEmpty();
  }

  /** Whether a node has a link that carries. */
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
