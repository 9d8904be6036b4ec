package io.illm.lab.cluster;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What is on this machine of the kinds of thing that a cluster makes, for comparing before and
 * after. Each thing is said in words that stay the same while it does.
 *
 * @param things the things of each kind, by the kind's name: {@code process, mount, network
 *     namespace, link, route, rule, cgroup, folder, setting}
 */
public record HostInventory(Map<String, Set<String>> things) {

  /** Keeps a sorted copy, so that differences read the same every time. */
  public HostInventory {
    var sorted = new TreeMap<String, Set<String>>();
    things.forEach((kind, all) -> sorted.put(kind, new TreeSet<>(all)));
    things = sorted;
  }

  /**
   * What is here now. Processes, namespaces and cgroups are the clusters' own; all else is the
   * whole machine's, so a comparison blames a cluster for what others do meanwhile.
   */
  public static HostInventory take() {
    return InventoryReader.read();
  }

  /**
   * What bears the marks of one cluster: its processes, cgroups, link and what names it, folders
   * and mounts. Empty after {@code down}, whatever others do on this machine.
   *
   * @param stateRoot the state folder of the cluster's provider
   * @param name the cluster's name
   */
  public static HostInventory of(Path stateRoot, String name) {
    return new ClusterInventory(Layout.of(stateRoot, name)).read();
  }

  /** Nothing: what a machine without clusters has. */
  public static HostInventory empty() {
    return new HostInventory(Map.of());
  }

  /** Whether nothing is there. */
  public boolean isEmpty() {
    return things.values().stream().allMatch(Set::isEmpty);
  }

  /**
   * What is here and wasn't before, each as {@code kind: thing}; empty where nothing is left over.
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
