package io.illm.lab.cluster;

import io.illm.lab.model.BadInput;
import io.illm.lab.model.Fault;
import io.illm.lab.model.experiment.ClusterNeed;
import java.util.Set;

/**
 * A /24 of 198.18.0.0/15. RFC 2544 reserves this range for benchmarks, so no real network uses it.
 *
 * @param index the number of the subnet, from 0 to 511
 */
record Subnet(int index) {

  static final int COUNT = 512;

  /** The range that contains all subnets. */
  static final String ALL = "198.18.0.0/15";

  /**
   * Chooses the subnet of a cluster: the one that the hash of its name selects, or the next free
   * one.
   *
   * @throws BadInput if all subnets are taken
   */
  static Subnet pick(String name, Set<Subnet> taken) {
    int first = Math.floorMod(name.hashCode(), COUNT);
    for (int step = 0; step < COUNT; step++) {
      var subnet = new Subnet((first + step) % COUNT);
      if (!taken.contains(subnet)) {
        return subnet;
      }
    }
    throw new BadInput(allTaken());
  }

  static Fault allTaken() {
    return Fault.of(
        "no free subnet: all "
            + COUNT
            + " of 198.18.0.0/15 are in use by links, routes or clusters",
        "see `ip route` and `lab cluster list`; take down what isn't needed");
  }

  String cidr() {
    return prefix() + "0/24";
  }

  String host() {
    return prefix() + "1";
  }

  String node(int number) {
    return prefix() + (number + 1);
  }

  /** Returns the range of addresses for nodes. */
  String nodes() {
    return node(1) + "-" + node(ClusterNeed.MOST_NODES);
  }

  /** Returns the range of addresses for load balancers. No node has an address in it. */
  String loadBalancers() {
    return prefix() + "200-" + prefix() + "250";
  }

  private String prefix() {
    return "198." + (18 + index / 256) + "." + index % 256 + ".";
  }
}
