package io.illm.lab.cluster;

import io.illm.lab.model.experiment.ClusterNeed;
import io.illm.lab.model.experiment.ClusterNeed.Cni;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A cluster's nodes and addresses.
 *
 * @param subnet of its nodes
 * @param ranges of its pods and Services
 * @param size how many nodes it has
 * @param zones over how many zones they are spread
 * @param cni what gives pods their network
 * @param egress whether pods reach what the host reaches
 */
record Topology(Subnet subnet, Ranges ranges, int size, int zones, Cni cni, boolean egress) {

  /** The one region that all zones are in. */
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

  /** The node with the control plane. */
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
