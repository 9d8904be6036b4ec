package io.illm.lab.cluster;

import io.illm.lab.host.Command;
import io.illm.lab.model.Fault;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Tests the kernel features that a cluster needs, by using each one. A look at the configuration of
 * the kernel would not be enough: a feature may be a module that loads on first use, and a
 * container may not be allowed to use a feature.
 */
final class KernelProbes {

  private static final List<String> FEATURES = List.of("veth", "bridge", "nf_tables", "overlay");
  private static final String NAMESPACES = "network and mount namespaces";

  private static final String SCRIPT =
      """
      echo namespaces
      try() { name=$1; shift; "$@" >/dev/null 2>&1 && echo "$name"; }
      try veth ip link add lab-a type veth peer name lab-b
      try bridge ip link add lab-c type bridge
      try nf_tables nft 'table ip lab { chain c { type nat hook prerouting priority 0; tcp dport 1 dnat to 10.0.0.1; }; chain d { type nat hook postrouting priority 100; masquerade; }; }'
      mount -t tmpfs lab /mnt 2>/dev/null && mkdir /mnt/l /mnt/u /mnt/w /mnt/o
      try overlay mount -t overlay -o lowerdir=/mnt/l,upperdir=/mnt/u,workdir=/mnt/w lab /mnt/o
      """;

  private KernelProbes() {}

  /** Runs all tests and removes what they created. */
  static List<KernelProbe> run() {
    try (var cgroup = new CgroupProbe(Mounts.all())) {
      var probes = new ArrayList<>(List.of(cgroup.run()));
      probes.addAll(inNamespaces(cgroup.joins()));
      return probes;
    }
  }

  /** Runs the tests that need namespaces, in a process that first joins a cgroup. */
  private static List<KernelProbe> inNamespaces(List<Path> joins) {
    var groups = joins.stream().map(Path::toString).collect(Collectors.joining(" "));
    var join =
        "for group in "
            + groups
            + "; do echo $$ > $group || { echo join; exit 1; }; done;"
            + " exec unshare --net --mount --propagation private sh -c \"$1\"";
    var result = Command.of("sh", "-c", join, "lab", SCRIPT).attempt();
    var said = result.text().lines().toList();
    if (said.contains("join")) {
      return List.of(KernelProbe.failed("joining a cgroup", mayNotJoin()));
    }
    if (!said.contains("namespaces")) {
      return List.of(KernelProbe.failed(NAMESPACES, mayNotUnshare(result.text())));
    }
    return Stream.concat(
            Stream.of(KernelProbe.passed(NAMESPACES)),
            FEATURES.stream()
                .map(feature ->
                    said.contains(feature)
                        ? KernelProbe.passed(feature)
                        : KernelProbe.failed(feature, lacks(feature))))
        .toList();
  }

  private static Fault mayNotJoin() {
    return Fault.of(
        "a process can't be moved into a cgroup that was just made",
        "start this container privileged, or use the machine itself");
  }

  private static Fault mayNotUnshare(String said) {
    return Fault.of(
        NAMESPACES + " can't be made: " + said.replace('\n', ' '),
        "start this container privileged, or use the machine itself");
  }

  static Fault lacks(String feature) {
    return Fault.of(
        "this kernel lacks " + feature + ", or this container may not use it",
        "load the module (`modprobe " + feature + "`), or use another machine");
  }
}
