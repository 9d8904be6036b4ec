package io.illm.lab.cluster;

import io.illm.lab.model.Broken;
import io.illm.lab.model.Fault;
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
final class CgroupTrial implements AutoCloseable {

  /** Must not start with {@code lab-}: the inventory would take the group for that of a cluster. */
  private static final String NAME = "trial-lab-";

  private static final Duration REMOVAL = Duration.ofSeconds(1);

  private final List<Path> hierarchies;
  private final Set<String> controllers;
  private final Cgroups scratch;
  private Set<String> enabled = Set.of();

  /**
   * Creates a trial. It changes nothing before {@link #run}.
   *
   * @param mounts the mounts of this machine
   */
  CgroupTrial(List<Mounts.Mount> mounts) {
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
  Trial run() {
    var missing = new TreeSet<>(Controllers.REQUIRED);
    missing.removeAll(controllers);
    if (!missing.isEmpty()) {
      return Trial.failed("cgroup", lacks(missing));
    }
    try {
      enabled = scratch.create();
      return Trial.well("a cgroup of version %s with %s".formatted(version(), required()));
    } catch (Broken e) {
      var cure = "start this container privileged, or use the machine itself";
      return Trial.failed(
          "cgroup", Fault.of(String.valueOf(e.getMessage()), e.hint().orElse(cure)));
    }
  }

  /**
   * Returns the files that a process writes its PID to in order to join the group. Empty if the
   * group was not created.
   */
  List<Path> joins() {
    return scratch.exist() ? scratch.joins() : List.of();
  }

  /** Removes the group and disables the controllers that the trial enabled. */
  @Override
  public void close() {
    Await.atMost(REMOVAL, scratch::remove);
    hierarchies.stream()
        .filter(Controllers::govern)
        .forEach(hierarchy -> Controllers.takeBack(enabled, hierarchy));
  }

  private String version() {
    return hierarchies.stream().anyMatch(Controllers::govern) ? "2" : "1";
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
