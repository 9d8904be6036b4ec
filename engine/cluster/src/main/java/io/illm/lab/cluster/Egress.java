package io.illm.lab.cluster;

import java.util.List;

/**
 * The way out of a cluster that asked for one: a default route inside, and on the host a table of
 * its own in nftables that goes with the cluster. The host must forward packets already ({@code
 * net.ipv4.ip_forward}): the lab doesn't change its settings.
 */
final class Egress {

  private Egress() {}

  static void open(Layout layout, Subnet subnet, long holder) {
    Shell.must(
        List.of(
            "nsenter",
            "--target=" + holder,
            "--net",
            "ip",
            "route",
            "add",
            "default",
            "via",
            subnet.host()));
    Shell.must(
        List.of(
            "nsenter",
            "--target=" + holder,
            "--net",
            "nft",
            "table ip lab-out { chain out { type nat hook postrouting priority 100; oifname eth0"
                + " ip saddr "
                + Addresses.PODS
                + " masquerade; }; }"));
    Shell.must(
        List.of(
            "nft",
            "table ip "
                + layout.table()
                + " { chain out { type nat hook postrouting priority 100; ip saddr "
                + subnet.cidr()
                + " oifname != "
                + layout.link()
                + " masquerade; }; }"));
  }

  /** Removes the table, where there is one. */
  static void close(Layout layout) {
    Shell.run(List.of("nft", "delete", "table", "ip", layout.table()));
  }
}
