package io.illm.lab.cluster;

import io.illm.lab.model.experiment.ClusterNeed.Cni;
import java.util.List;
import java.util.stream.Stream;

/** The routes of a node, as {@code ip route add} takes them. */
final class Routes {

  private Routes() {}

  /**
   * The pods of each other node by that node, without encapsulation, unless a component brings the
   * network; what is of other clusters by the first node, which has the links to them. The node's
   * own programs reach Services, too: what kube-proxy rewrites is only sent where there is a route
   * for the address as it was before.
   */
  static List<String> of(Topology topology, Node node) {
    var pods =
        topology.nodes().stream()
            .filter(other -> topology.cni() == Cni.BRIDGE && other.number() != node.number())
            .map(other -> other.pods() + " via " + other.address());
    var services = Stream.of(topology.ranges().services() + " dev eth0 src " + node.address());
    var others = node.first() ? Stream.<String>of() : others(topology.first().address());
    return Stream.of(services, pods, others).flatMap(routes -> routes).toList();
  }

  private static Stream<String> others(String gateway) {
    return Stream.of(Ranges.ALL_PODS, Ranges.ALL_SERVICES, Subnet.ALL)
        .map(range -> range + " via " + gateway);
  }
}
