package io.illm.lab.cluster;

import io.illm.lab.host.Command;
import java.util.List;

/**
 * The link between two clusters: a veth pair between their first nodes, over which each routes the
 * other's nodes, pods and Services. The host sees nothing of it, and it goes with whichever cluster
 * goes first.
 */
final class ClusterLink {

  private ClusterLink() {}

  /**
   * One end.
   *
   * @param layout the cluster's
   * @param topology the cluster's
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
    // Each end is called what the host calls the link to the cluster at the far end.
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
