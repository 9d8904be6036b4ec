package io.illm.lab.cluster;

import io.illm.lab.model.BadInput;
import io.illm.lab.model.Fault;
import io.illm.lab.model.experiment.ClusterNeed;
import java.util.Set;

/**
 * A /24 of 198.18.0.0/15, the range set apart for benchmarks (RFC 2544), which no real network
 * uses.
 *
 * @param index which one, from 0 to 511
 */
record Subnet(int index) {

  static final int COUNT = 512;

  /** All of them. */
  static final String ALL = "198.18.0.0/15";

  /**
   * The subnet of a cluster: the one that its name hashes to, or the next that is free.
   *
   * @throws BadInput where all are taken
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

  /** The addresses that nodes may have. */
  String nodes() {
    return node(1) + "-" + node(ClusterNeed.MOST_NODES);
  }

  /** The addresses that load balancers may have, and nodes never get. */
  String loadBalancers() {
    return prefix() + "200-" + prefix() + "250";
  }

  private String prefix() {
    return "198." + (18 + index / 256) + "." + index % 256 + ".";
  }
}
