package io.illm.lab.cluster;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Reads which processes, cgroups, links, folders, mounts, routes and rules on this machine belong
 * to one cluster.
 *
 * @param layout the paths of the cluster
 */
record ClusterInventory(Layout layout) {

  HostInventory read() {
    var cgroups = Cgroups.of(layout);
    return new HostInventory(
        Map.of(
            "process", InventoryReader.processes(cgroups.groups()),
            "cgroup", cgroups.groups().map(Path::toString).collect(Collectors.toSet()),
            "link", present(Path.of("/sys/class/net").resolve(layout.link())),
            "folder", present(layout.folder(), layout.sockets()),
            "mount", mounts(),
            "route", naming(InventoryReader.routes()),
            "rule", naming(InventoryReader.rules())));
  }

  private Set<String> mounts() {
    return Stream.of(layout.folder(), layout.sockets())
        .flatMap(folder -> Mounts.beneath(folder).stream())
        .map(mount -> mount.type() + " at " + mount.point())
        .collect(Collectors.toSet());
  }

  private Set<String> naming(Set<String> lines) {
    return lines.stream().filter(line -> line.contains(layout.link())).collect(Collectors.toSet());
  }

  private static Set<String> present(Path... files) {
    return Stream.of(files).filter(Files::exists).map(Path::toString).collect(Collectors.toSet());
  }
}
