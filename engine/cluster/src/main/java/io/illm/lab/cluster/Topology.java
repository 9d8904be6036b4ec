package io.illm.lab.cluster;

import io.illm.lab.model.experiment.ClusterNeed;
import io.illm.lab.model.experiment.ClusterNeed.Cni;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The nodes and addresses of a cluster.
 *
 * @param subnet the subnet of its nodes
 * @param ranges the ranges of its pods and Services
 * @param size the number of nodes
 * @param zones the number of zones that the nodes are spread over
 * @param cni the source of the pod network
 * @param egress whether pods reach the same addresses as the host
 */
record Topology(Subnet subnet, Ranges ranges, int size, int zones, Cni cni, boolean egress) {

  /** The region that contains all zones. */
  static final String REGION = "lab";

  static Topology of(Subnet subnet, ClusterRequest request) {
    ClusterNeed need = request.need();
    return new Topology(
        subnet,
        new Ranges(request.index()),
        need.nodes(),
        need.zones(),
        need.cni(),
        request.egress());
  }

  List<Node> nodes() {
    return IntStream.rangeClosed(1, size).mapToObj(this::node).toList();
  }

  /** Returns the node with the control plane. */
  Node first() {
    return node(1);
  }

  Node node(int number) {
    return new Node(
        number,
        subnet.node(number),
        ranges.podsOf(number),
        "zone-" + (char) ('a' + (number - 1) % zones));
  }

  String server() {
    return "https://" + first().address() + ":6443";
  }
}
