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
 * A trial of cgroups: makes a scratch group as a node's is made, with its controllers, and removes
 * it.
 */
final class CgroupTrial implements AutoCloseable {

  /** Not a name by which the audit knows a cluster's cgroup. */
  private static final String NAME = "trial-lab-";

  private static final Duration REMOVAL = Duration.ofSeconds(1);

  private final List<Path> hierarchies;
  private final Set<String> controllers;
  private final Cgroups scratch;
  private Set<String> enabled = Set.of();

  /**
   * A trial that nobody has begun.
   *
   * @param mounts this machine's
   */
  CgroupTrial(List<Mounts.Mount> mounts) {
    this.hierarchies = Cgroups.mounted(mounts);
    this.controllers = controllers(mounts, hierarchies);
    this.scratch = new Cgroups(hierarchies, NAME + ProcessHandle.current().pid());
  }

  /** Every controller that is mounted: those of version 1 are options of their mounts. */
  private static Set<String> controllers(List<Mounts.Mount> mounts, List<Path> hierarchies) {
    var found = new TreeSet<String>();
    mounts.stream()
        .filter(mount -> mount.type().equals("cgroup"))
        .forEach(mount -> found.addAll(mount.options()));
    hierarchies.forEach(hierarchy -> found.addAll(Controllers.available(hierarchy)));
    return found;
  }

  /** Makes the group. */
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

  /** The files by which a process joins the group; none where it couldn't be made. */
  List<Path> joins() {
    return scratch.exist() ? scratch.joins() : List.of();
  }

  /** Removes the group, and leaves the machine as it was. */
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
