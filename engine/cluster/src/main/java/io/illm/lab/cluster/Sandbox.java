package io.illm.lab.cluster;

import io.illm.lab.model.Broken;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The network and mount namespaces of a node. They have no name: they are there as long as a
 * process is in them, so that ending the processes removes every mount, link, route and rule, even
 * after a crash. {@code ip netns} would leave a mount, and hides the cgroups of version 1.
 *
 * @param layout the cluster's
 * @param cgroups the cluster's
 * @param holder the process that holds the namespaces while no program runs yet
 */
record Sandbox(Layout layout, Cgroups cgroups, long holder) {

  private static final Duration DEADLINE = Duration.ofSeconds(10);

  /** Makes the namespaces, and in them a file system with the cluster's own /run and logs. */
  static Sandbox create(Layout layout, Cgroups cgroups, Path programs) {
    var command =
        new ArrayList<>(List.of("unshare", "--net", "--mount", "--propagation", "private"));
    command.addAll(List.of("sh", "-e", layout.config("sandbox.sh").toString()));
    for (var kept : List.of(layout.folder(), layout.sockets(), programs)) {
      command.add(kept.toString());
    }
    var log = layout.folder().resolve("log").resolve("sandbox.log");
    var process = Session.start(command, cgroups, log);
    awaitHeld(layout, process, log);
    return new Sandbox(layout, cgroups, process.pid());
  }

  private static void awaitHeld(Layout layout, Process process, Path log) {
    Await.until(
        DEADLINE,
        () -> Files.exists(layout.sockets().resolve("held")),
        () -> {
          if (!process.isAlive()) {
            throw new Broken(
                "the namespaces could not be made: " + LogTail.of(log),
                "see what this kernel lacks with `lab doctor`");
          }
        },
        () -> "the namespaces: " + LogTail.of(log));
  }

  /**
   * Joins the sandbox with the host by a link, over which the host reaches the API. The node's own
   * programs reach Services, too: what kube-proxy rewrites is only sent where there is a route for
   * the address as it was before.
   */
  void link(Subnet subnet, Node node, boolean egress) {
    var script =
        """
        ip link add %1$s type veth peer name eth0 netns %2$d
        ip addr add %3$s/24 dev %1$s
        ip link set %1$s up
        nsenter --target=%2$d --net sh -e -c 'ip link set lo up
        ip addr add %4$s/24 dev eth0
        ip link set eth0 up
        ip route add %5$s dev eth0 src %4$s
        echo 1 > /proc/sys/net/ipv4/ip_forward'
        """
            .formatted(layout.link(), holder, subnet.host(), node.address(), Addresses.SERVICES);
    Shell.must(List.of("sh", "-e", "-c", script));
    if (egress) {
      Egress.open(layout, subnet, holder);
    }
  }

  /** Starts a program in the sandbox, in a session of its own, so that it outlives this process. */
  Process start(List<String> command, Path log) {
    var entered =
        new ArrayList<>(List.of("nsenter", "--target=" + holder, "--net", "--mount", "--"));
    entered.addAll(command);
    return Session.start(entered, cgroups, log);
  }

  /** The script that makes the file system of the sandbox. */
  static String script() throws IOException {
    try (var in = Sandbox.class.getResourceAsStream("sandbox.sh")) {
      if (in == null) {
        throw new IOException("sandbox.sh is missing beside " + Sandbox.class);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
