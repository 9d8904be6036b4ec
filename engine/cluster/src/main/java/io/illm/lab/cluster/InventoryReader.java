package io.illm.lab.cluster;

import io.illm.lab.host.Command;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads the contents of a {@link HostInventory}. */
final class InventoryReader {

  private static final String CGROUP = "lab-";

  /** The folders that the programs of a cluster would write to if they were not isolated. */
  private static final List<String> FOLDERS =
      List.of(
          "/run",
          "/run/illm-k8s-lab",
          "/run/netns",
          "/run/containerd",
          "/run/containerd/s",
          "/var/log/containers",
          "/var/log/pods",
          "/var/lib",
          "/var/lib/cni",
          "/var/lib/cni/results",
          "/var/lib/kubelet",
          "/etc/cni");

  /** The kernel settings that the kubelet and kube-proxy would change for the whole machine. */
  private static final List<String> SETTINGS =
      List.of(
          "vm/overcommit_memory",
          "vm/panic_on_oom",
          "kernel/panic",
          "kernel/panic_on_oops",
          "kernel/keys/root_maxkeys",
          "kernel/keys/root_maxbytes",
          "net/ipv4/ip_forward",
          "net/ipv4/conf/all/route_localnet",
          "net/netfilter/nf_conntrack_max");

  private InventoryReader() {}

  static HostInventory read() {
    return new HostInventory(
        Map.of(
            "process", processes(),
            "mount", mounts(),
            "network namespace", namespaces(),
            "link", entries("/sys/class/net").collect(Collectors.toSet()),
            "route", routes(),
            "rule", rules(),
            "cgroup", cgroups().map(Path::toString).collect(Collectors.toSet()),
            "folder", folders(),
            "setting", settings()));
  }

  private static Set<String> processes() {
    return processes(cgroups());
  }

  static Set<String> processes(Stream<Path> groups) {
    return groups
        .flatMap(group -> lines(group.resolve("cgroup.procs")).stream())
        .map(pid -> pid + " " + commandLine(pid))
        .collect(Collectors.toSet());
  }

  private static Stream<Path> cgroups() {
    return Cgroups.mounted().stream()
        .flatMap(root ->
            entries(root.toString())
                .filter(group -> group.startsWith(CGROUP))
                .flatMap(group -> new Cgroups(List.of(root), group).groups()));
  }

  static Set<String> mounts() {
    return Mounts.all().stream()
        .map(mount -> mount.type() + " at " + mount.point())
        .collect(Collectors.toSet());
  }

  /**
   * Returns the network namespaces of the clusters' processes. A cluster has no others: its
   * processes can't leave their cgroups. A namespace without processes appears among the mounts
   * that hold it.
   */
  private static Set<String> namespaces() {
    return cgroups()
        .flatMap(group -> lines(group.resolve("cgroup.procs")).stream())
        .flatMap(pid -> link(Path.of("/proc", pid, "ns/net")))
        .collect(Collectors.toSet());
  }

  static Set<String> routes() {
    return Stream.of("-4", "-6")
        .flatMap(family ->
            Command.of("ip", family, "route", "show", "table", "all")
                .attempt()
                .out()
                .lines()
                .stream())
        // The remaining lifetime of a route changes every second.
        .map(line -> line.replaceAll(" expires \\S+", ""))
        .collect(Collectors.toSet());
  }

  static Set<String> rules() {
    var chain = new String[] {""};
    var found = Command.of("nft", "--stateless", "list", "ruleset").attempt().out().lines();
    return found.stream()
        .map(String::strip)
        .filter(line -> !line.isEmpty() && !line.equals("}"))
        .map(line -> {
          if (line.endsWith("{")) {
            chain[0] = line.replace(" {", "");
            return chain[0];
          }
          return chain[0] + ": " + line;
        })
        .collect(Collectors.toSet());
  }

  private static Set<String> folders() {
    return FOLDERS.stream()
        .flatMap(folder -> entries(folder).map(entry -> folder + "/" + entry))
        .collect(Collectors.toSet());
  }

  private static Set<String> settings() {
    return SETTINGS.stream()
        .flatMap(name ->
            lines(Path.of("/proc/sys", name)).stream()
                .map(value -> name.replace('/', '.') + " = " + value))
        .collect(Collectors.toSet());
  }

  private static String commandLine(String pid) {
    return String.join(" ", lines(Path.of("/proc", pid, "cmdline"))).replace('\0', ' ').strip();
  }

  private static Stream<String> link(Path link) {
    try {
      return Stream.of(Files.readSymbolicLink(link).toString());
    } catch (IOException e) {
      return Stream.of(); // the process has ended
    }
  }

  private static Stream<String> entries(String folder) {
    try (var all = Files.list(Path.of(folder))) {
      return all.map(path -> String.valueOf(path.getFileName())).toList().stream();
    } catch (IOException | UncheckedIOException e) {
      return Stream.of(); // the folder doesn't exist
    }
  }

  private static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException e) {
      return List.of(); // removed at the same time, or a setting that this kernel lacks
    }
  }
}
