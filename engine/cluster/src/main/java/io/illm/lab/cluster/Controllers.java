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
 * Enables and disables the controllers of cgroup version 2. A group has a controller only if its
 * parent hands it down, which means lists it in the file {@code cgroup.subtree_control}. So every
 * group from the root of the hierarchy to a node must hand it down.
 */
final class Controllers {

  /** The controllers that the kubelet requires in the group of a node. */
  static final List<String> REQUIRED = List.of("cpu", "cpuset", "memory", "pids");

  /**
   * Optional controllers, for huge pages and disk statistics. They are handed down if the kernel
   * has them.
   */
  private static final List<String> WELCOME = List.of("hugetlb", "io");

  private static final String AVAILABLE = "cgroup.controllers";
  private static final String HANDED_DOWN = "cgroup.subtree_control";

  private Controllers() {}

  /** Returns true if a hierarchy is of version 2. */
  static boolean unified(Path hierarchy) {
    return Files.exists(hierarchy.resolve(AVAILABLE));
  }

  /**
   * Returns true if a version 2 hierarchy has controllers that a node requires. A machine may mount
   * both versions. Then version 1 may have the controllers, and version 2 only tracks the
   * processes.
   */
  static boolean hasRequired(Path hierarchy) {
    return available(hierarchy).stream().anyMatch(REQUIRED::contains);
  }

  /** Returns the controllers of a group that a node can use; empty in version 1. */
  static Set<String> available(Path group) {
    var found = words(group.resolve(AVAILABLE));
    found.removeIf(name -> !REQUIRED.contains(name) && !WELCOME.contains(name));
    return found;
  }

  /** Returns the controllers that a group hands down to its children. */
  static Set<String> handedDown(Path group) {
    return words(group.resolve(HANDED_DOWN));
  }

  /**
   * Makes a group hand controllers down to its children.
   *
   * @return the controllers that it did not hand down before
   * @throws Broken if the kernel refuses, with the reason and a hint
   */
  static Set<String> enable(Set<String> controllers, Path group) {
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

  /**
   * Stops a group from handing controllers down. A controller stays enabled while a child hands it
   * down itself.
   */
  static void disable(Set<String> controllers, Path group) {
    for (var controller : controllers) {
      try {
        write(group, "-", Set.of(controller));
      } catch (IOException e) {
        // The kernel refuses while a child hands the controller down itself.
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
    // Only the root group of the whole machine lacks this file. That group may hold processes.
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
