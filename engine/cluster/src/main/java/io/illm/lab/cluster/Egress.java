package io.illm.lab.cluster;

import io.illm.lab.host.Command;
import java.util.List;

/**
 * The way out of a cluster that asked for one: a default route in each node, and on the host a
 * table of its own in nftables that goes with the cluster. The host must forward packets already
 * ({@code net.ipv4.ip_forward}): the lab doesn't change its settings.
 */
final class Egress {

  private Egress() {}

  /** Lets a node's pods out, as if they were the node. */
  static void open(Sandbox sandbox, Topology topology) {
    sandbox.inside(List.of("ip", "route", "add", "default", "via", topology.subnet().host()));
    sandbox.inside(
        List.of(
            "nft",
            "table ip lab-out { chain out { type nat hook postrouting priority 100; oifname eth0"
                + " ip saddr %s ip daddr != { %s, %s } masquerade; }; }"
                    .formatted(
                        topology.ranges().pods(), Ranges.ALL_PODS, topology.subnet().nodes())));
  }

  /** Lets a cluster's nodes through the host. */
  static void open(Layout layout, Subnet subnet) {
    Command.of(
            "nft",
            "table ip "
                + layout.table()
                + " { chain out { type nat hook postrouting priority 100; ip saddr "
                + subnet.cidr()
                + " oifname != "
                + layout.link()
                + " masquerade; }; }")
        .require();
  }

  /** Removes the table, where there is one. */
  static void close(Layout layout) {
    Command.of("nft", "delete", "table", "ip", layout.table()).attempt();
  }
}
