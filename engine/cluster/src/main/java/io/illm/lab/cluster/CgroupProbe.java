package io.illm.lab.cluster;

import io.illm.lab.model.Broken;
import io.illm.lab.model.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Tests whether this machine can create the cgroup of a node. Creates a test group with the
 * controllers of a node, and removes it on {@link #close}.
 */
final class CgroupProbe implements AutoCloseable {

  /** Must not start with {@code lab-}: the inventory would take the group for that of a cluster. */
  private static final String NAME = "probe-lab-";

  private static final Duration REMOVAL = Duration.ofSeconds(1);

  private final List<Path> hierarchies;
  private final Set<String> controllers;
  private final Cgroups scratch;
  private Set<String> enabled = Set.of();

  /**
   * Creates a probe. It changes nothing before {@link #run}.
   *
   * @param mounts the mounts of this machine
   */
  CgroupProbe(List<Mounts.Mount> mounts) {
    this.hierarchies = Cgroups.mounted(mounts);
    this.controllers = controllers(mounts, hierarchies);
    this.scratch = new Cgroups(hierarchies, NAME + ProcessHandle.current().pid());
  }

  /**
   * Returns every controller that is mounted. The controllers of version 1 are options of their
   * mounts.
   */
  private static Set<String> controllers(List<Mounts.Mount> mounts, List<Path> hierarchies) {
    var found = new TreeSet<String>();
    mounts.stream()
        .filter(mount -> mount.type().equals("cgroup"))
        .forEach(mount -> found.addAll(mount.options()));
    hierarchies.forEach(hierarchy -> found.addAll(Controllers.available(hierarchy)));
    return found;
  }

  /** Creates the group and returns the result. */
  KernelProbe run() {
    var missing = new TreeSet<>(Controllers.REQUIRED);
    missing.removeAll(controllers);
    if (!missing.isEmpty()) {
      return KernelProbe.failed("cgroup", lacks(missing));
    }
    try {
      leftovers().forEach(Cgroups::remove);
      enabled = scratch.create();
      return KernelProbe.passed("a cgroup of version %s with %s".formatted(version(), required()));
    } catch (Broken e) {
      var cure = "start this container privileged, or use the machine itself";
      return KernelProbe.failed(
          "cgroup", Fault.of(String.valueOf(e.getMessage()), e.hint().orElse(cure)));
    }
  }

  /** Returns the groups of tests that were killed: no process has their PID. */
  private List<Cgroups> leftovers() {
    return hierarchies.stream()
        .flatMap(hierarchy -> children(hierarchy).stream())
        .distinct()
        .filter(name -> name.matches(NAME + "[0-9]{1,18}"))
        .filter(name -> ProcessHandle.of(Long.parseLong(name.substring(NAME.length()))).isEmpty())
        .map(name -> new Cgroups(hierarchies, name))
        .toList();
  }

  private static List<String> children(Path hierarchy) {
    try (var children = Files.list(hierarchy)) {
      return children.map(child -> String.valueOf(child.getFileName())).toList();
    } catch (IOException e) {
      return List.of(); // the test itself fails here, and says why
    }
  }

  /**
   * Returns the files that a process writes its PID to in order to join the group. Empty if the
   * group was not created.
   */
  List<Path> joins() {
    return scratch.exist() ? scratch.joins() : List.of();
  }

  /** Removes the group and disables the controllers that the probe enabled. */
  @Override
  public void close() {
    Await.atMost(REMOVAL, scratch::remove);
    hierarchies.stream()
        .filter(Controllers::hasRequired)
        .forEach(hierarchy -> Controllers.disable(enabled, hierarchy));
  }

  private String version() {
    return hierarchies.stream().anyMatch(Controllers::hasRequired) ? "2" : "1";
  }

  private static String required() {
    return String.join(", ", Controllers.REQUIRED);
  }

  private Fault lacks(Set<String> missing) {
    if (hierarchies.isEmpty()) {
      return Fault.of(
          "no cgroups are mounted, and containers can't be without them",
          "mount -t cgroup2 none /sys/fs/cgroup");
    }
    return Fault.of(
        "cgroups here lack the controllers " + String.join(", ", missing),
        missing.stream().map(name -> "cgroup_enable=" + name).collect(Collectors.joining(" "))
            + " on the kernel's command line enables them; a Raspberry Pi's is in"
            + " /boot/firmware/cmdline.txt");
  }
}
