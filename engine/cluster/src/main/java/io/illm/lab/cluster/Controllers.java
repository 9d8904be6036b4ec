package io.illm.lab.cluster;

import io.illm.lab.model.Broken;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The controllers of cgroup version 2. A group has a controller only where its parent hands it
 * down, in the file {@code cgroup.subtree_control}; so each group on the way from the root of the
 * hierarchy to a node must.
 */
final class Controllers {

  /** The kubelet refuses a node's group that lacks one of them. */
  static final List<String> REQUIRED = List.of("cpu", "cpuset", "memory", "pids");

  /** Handed down where the kernel has them: huge pages, and figures of disks. */
  private static final List<String> WELCOME = List.of("hugetlb", "io");

  private static final String AVAILABLE = "cgroup.controllers";
  private static final String HANDED_DOWN = "cgroup.subtree_control";

  private Controllers() {}

  /** Whether a hierarchy is of version 2. */
  static boolean unified(Path hierarchy) {
    return Files.exists(hierarchy.resolve(AVAILABLE));
  }

  /**
   * Whether a hierarchy governs the clusters' groups. A machine may have both versions mounted;
   * then those of version 1 have the controllers, and version 2 only follows the processes.
   */
  static boolean govern(Path hierarchy) {
    return available(hierarchy).stream().anyMatch(REQUIRED::contains);
  }

  /** The controllers of a group, of those that a node can use; none in version 1. */
  static Set<String> available(Path group) {
    var found = words(group.resolve(AVAILABLE));
    found.removeIf(name -> !REQUIRED.contains(name) && !WELCOME.contains(name));
    return found;
  }

  /** The controllers that a group hands down to its children. */
  static Set<String> handedDown(Path group) {
    return words(group.resolve(HANDED_DOWN));
  }

  /**
   * Lets a group hand controllers down to its children.
   *
   * @return those that it didn't hand down before
   * @throws Broken where the kernel refuses, with the reason and its cure
   */
  static Set<String> handDown(Set<String> controllers, Path group) {
    var missing = new TreeSet<>(controllers);
    missing.removeAll(handedDown(group));
    if (!missing.isEmpty()) {
      try {
        write(group, "+", missing);
      } catch (IOException e) {
        throw refused(missing, group, e);
      }
    }
    return missing;
  }

  /** Takes controllers back from a group's children; those that a child uses stay. */
  static void takeBack(Set<String> controllers, Path group) {
    for (var controller : controllers) {
      try {
        write(group, "-", Set.of(controller));
      } catch (IOException e) {
        // The kernel refuses while a child hands it down itself: somebody has come to use it.
      }
    }
  }

  private static void write(Path group, String sign, Set<String> controllers) throws IOException {
    var words = controllers.stream().map(name -> sign + name).collect(Collectors.joining(" "));
    Files.writeString(group.resolve(HANDED_DOWN), words);
  }

  private static Broken refused(Set<String> controllers, Path group, IOException e) {
    var what =
        "the cgroup %s doesn't hand down %s".formatted(group, String.join(", ", controllers));
    // The machine's own root may hold processes and has no such file; that of a container has.
    boolean inside = Files.exists(group.resolve("cgroup.type"));
    if (inside && !words(group.resolve("cgroup.procs")).isEmpty()) {
      return new Broken(
          what
              + ": it is a container's, holds processes itself, and version 2 allows that in"
              + " leaves alone",
          "move them first: g=%s; mkdir -p $g/init; for p in $(cat $g/cgroup.procs); do echo $p >$g/init/cgroup.procs; done"
              .formatted(group));
    }
    return new Broken(
        what + ": " + e.getMessage(),
        "in a container, start it privileged and with cgroups of its own"
            + " (`--privileged --cgroupns=private`); else use the machine itself");
  }

  private static Set<String> words(Path file) {
    try {
      return Arrays.stream(Files.readString(file).split("\\s+"))
          .filter(word -> !word.isEmpty())
          .collect(Collectors.toCollection(TreeSet::new));
    } catch (IOException e) {
      return new TreeSet<>(); // version 1 has no such file
    }
  }
}
