package io.illm.lab.cluster;

import io.illm.lab.model.experiment.ClusterNeed.Cni;
import java.util.List;
import java.util.stream.Stream;

/** The routes of a node, as arguments of {@code ip route add}. */
final class Routes {

  private Routes() {}

  /**
   * Returns the routes of a node.
   *
   * <p>The pods of another node are reached through that node, without encapsulation. If a
   * component sets up the pod network, these routes are omitted. Other clusters are reached through
   * the first node, which has the links to them. Programs on the node also reach Services:
   * kube-proxy rewrites a Service address only if there is a route for it.
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
