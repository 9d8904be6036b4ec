package io.illm.lab.cluster;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The processes, mounts, links and other things of the kinds that a cluster creates on this
 * machine. Two inventories can be compared. The text for a thing stays the same as long as the
 * thing does.
 *
 * @param things the things of each kind, by the name of the kind: {@code process, mount, network
 *     namespace, link, route, rule, cgroup, folder, setting}
 */
public record HostInventory(Map<String, Set<String>> things) {

  /** Makes a sorted copy, so that the order of differences is always the same. */
  public HostInventory {
    var sorted = new TreeMap<String, Set<String>>();
    things.forEach((kind, all) -> sorted.put(kind, new TreeSet<>(all)));
    things = sorted;
  }

  /**
   * Reads the inventory of this machine. It contains only the processes, namespaces and cgroups of
   * clusters. All other things are those of the whole machine, so a comparison may show changes
   * that another process made.
   */
  public static HostInventory take() {
    return InventoryReader.read();
  }

  /**
   * Reads the things that belong to one cluster: its processes, cgroups, folders, mounts and link,
   * and the routes and rules that name the link. Empty after {@code down}, even if other processes
   * change this machine.
   *
   * @param stateRoot the state folder of the provider
   * @param name the name of the cluster
   */
  public static HostInventory of(Path stateRoot, String name) {
    return new ClusterInventory(Layout.of(stateRoot, name)).read();
  }

  /** Returns an empty inventory. */
  public static HostInventory empty() {
    return new HostInventory(Map.of());
  }

  /** Returns true if the inventory contains nothing. */
  public boolean isEmpty() {
    return things.values().stream().allMatch(Set::isEmpty);
  }

  /**
   * Returns the things that are in this inventory and not in an earlier one, each as {@code kind:
   * thing}; empty if there are none.
   */
  public List<String> minus(HostInventory before) {
    return things.entrySet().stream()
        .flatMap(kind ->
            kind.getValue().stream()
                .filter(thing -> !before.kind(kind.getKey()).contains(thing))
                .map(thing -> kind.getKey() + ": " + thing))
        .toList();
  }

  private Set<String> kind(String kind) {
    return things.getOrDefault(kind, Set.of());
  }
}
