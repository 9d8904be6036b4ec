package io.illm.lab.cluster;

import io.illm.lab.host.Command;
import java.util.List;

/**
 * Connects the pods of a cluster to the networks of the host, if the request asks for egress. Each
 * node gets a default route. The host gets an nftables table for the cluster, which is removed with
 * the cluster. The host must already forward packets ({@code net.ipv4.ip_forward}), because the lab
 * does not change its settings.
 */
final class Egress {

  private Egress() {}

  /**
   * Adds a default route to a node. Packets of its pods leave the cluster with the address of the
   * node.
   */
  static void open(NodeNamespaces namespaces, Topology topology) {
    namespaces.inside(List.of("ip", "route", "add", "default", "via", topology.subnet().host()));
    namespaces.inside(
        List.of(
            "nft",
            "table ip lab-out { chain out { type nat hook postrouting priority 100; oifname eth0"
                + " ip saddr %s ip daddr != { %s, %s } masquerade; }; }"
                    .formatted(
                        topology.ranges().pods(), Ranges.ALL_PODS, topology.subnet().nodes())));
  }

  /**
   * Adds an nftables table to the host. Packets of a cluster's nodes leave the host with its
   * address.
   */
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

  /** Removes the nftables table from the host, if it exists. */
  static void close(Layout layout) {
    Command.of("nft", "delete", "table", "ip", layout.table()).attempt();
  }
}
