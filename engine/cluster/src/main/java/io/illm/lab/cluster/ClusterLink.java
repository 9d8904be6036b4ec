package io.illm.lab.cluster;

import io.illm.lab.host.Command;
import java.util.List;

/**
 * Connects two clusters with a veth pair between their first nodes. Each first node routes the
 * nodes, pods and Services of the other cluster over it. The pair is not visible on the host. The
 * kernel removes it when either cluster is removed.
 */
final class ClusterLink {

  private ClusterLink() {}

  /**
   * One end of the link.
   *
   * @param layout the paths of the cluster
   * @param topology the nodes and addresses of the cluster
   */
  record End(Layout layout, Topology topology) {

    private long holder() {
      return NamespaceHolder.read(layout.node(topology.first().name()).holder());
    }

    private String address() {
      return topology.first().address();
    }

    private List<String> ranges() {
      return List.of(
          topology.subnet().cidr(), topology.ranges().pods(), topology.ranges().services());
    }
  }

  static void connect(End one, End other) {
    // Each end has the name of the host's link to the other cluster.
    inside(
        one,
        "ip link add %s type veth peer name %s netns %d"
            .formatted(other.layout().link(), one.layout().link(), other.holder()));
    route(one, other);
    route(other, one);
  }

  private static void route(End from, End to) {
    var link = to.layout().link();
    var script =
        new StringBuilder(
            "ip addr add %s peer %s/32 dev %s%nip link set %s up%n"
                .formatted(from.address(), to.address(), link, link));
    to.ranges()
        .forEach(range ->
            script.append("ip route add %s via %s dev %s%n".formatted(range, to.address(), link)));
    inside(from, script.toString());
  }

  private static void inside(End end, String script) {
    Command.of("nsenter", "--target=" + end.holder(), "--net", "sh", "-e", "-c", script).require();
  }
}
