package io.illm.lab.cluster;

import io.illm.lab.model.Broken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The cgroups of one cluster or of one node: one group in each cgroup hierarchy of this machine, of
 * version 1 or 2. The programs run in its child group {@code system}. The pods of a node run in
 * {@code kubepods}. Version 2 allows processes only in groups without children.
 *
 * <p>The group of a cluster is directly below the root of a hierarchy, next to the slices of
 * systemd. There it belongs to no session or service that may end, and its place is the same
 * without systemd. systemd does not change groups that it did not create. The kernel does not let
 * systemd disable a controller at the root while a child of the root hands it down.
 *
 * @param hierarchies the mount points of the hierarchies
 * @param path the path of the group below each mount point
 */
record Cgroups(List<Path> hierarchies, String path) {

  static final String SYSTEM = "system";

  private static final Duration QUIET = Duration.ofSeconds(20);

  static Cgroups of(Layout layout) {
    return new Cgroups(mounted(), layout.cgroup());
  }

  static Cgroups of(NodeLayout node) {
    return new Cgroups(mounted(), node.cgroup());
  }

  /** Returns the mount points of all hierarchies of this machine. */
  static List<Path> mounted() {
    return mounted(Mounts.all());
  }

  /** Returns the mount points of the hierarchies among some mounts. */
  static List<Path> mounted(List<Mounts.Mount> mounts) {
    return mounts.stream()
        .filter(mount -> mount.type().equals("cgroup") || mount.type().equals("cgroup2"))
        .map(mount -> Path.of(mount.point()))
        .distinct()
        .toList();
  }

  /** Returns the group in each hierarchy. */
  List<Path> roots() {
    return hierarchies.stream().map(hierarchy -> hierarchy.resolve(path)).toList();
  }

  /**
   * Creates the groups with everything that the kubelet requires.
   *
   * @return the controllers of version 2 that this call enabled at the root of the whole machine
   * @throws Broken if the groups can't be created
   */
  Set<String> create() {
    var enabled = new TreeSet<String>();
    try {
      for (var hierarchy : hierarchies) {
        enabled.addAll(createAgain(hierarchy));
      }
    } catch (IOException e) {
      throw new Broken("the cgroups " + roots() + " can't be made", e);
    }
    return enabled;
  }

  /**
   * Creates the group in one hierarchy, and tries again if that fails. A {@link CgroupProbe} that
   * ends at the same time may disable the controllers.
   */
  private Set<String> createAgain(Path hierarchy) throws IOException {
    try {
      return create(hierarchy);
    } catch (Broken e) {
      return create(hierarchy);
    }
  }

  private Set<String> create(Path hierarchy) throws IOException {
    var controllers =
        Controllers.hasRequired(hierarchy) ? Controllers.available(hierarchy) : Set.<String>of();
    var enabled = Controllers.enable(controllers, hierarchy);
    var group = hierarchy;
    for (var name : Path.of(path)) {
      group = group.resolve(name);
      Files.createDirectories(group);
      inheritCpus(group);
      Controllers.enable(controllers, group);
    }
    Files.createDirectories(group.resolve(SYSTEM));
    inheritCpus(group.resolve(SYSTEM));
    return enabled;
  }

  /**
   * Copies the CPUs of the parent. A new group of version 1 has no CPUs, and accepts no process
   * without them.
   */
  private static void inheritCpus(Path group) throws IOException {
    for (var file : List.of("cpuset.cpus", "cpuset.mems")) {
      var own = group.resolve(file);
      var parent = group.resolveSibling(file);
      if (Files.exists(own) && Files.exists(parent) && Files.readString(own).isBlank()) {
        Files.writeString(own, Files.readString(parent).strip());
      }
    }
  }

  /** Returns the files that a process writes its PID to before it becomes the program. */
  List<Path> joins() {
    return roots().stream().map(root -> root.resolve(SYSTEM).resolve("cgroup.procs")).toList();
  }

  /** Returns the PIDs of all processes in the groups, including those of pods. */
  Set<Long> processes() {
    return groups().flatMap(Cgroups::members).collect(Collectors.toUnmodifiableSet());
  }

  /** Returns the file names of the programs that run, such as {@code kubelet}. */
  Set<String> programs() {
    return system()
        .flatMap(pid -> commandName(pid).stream())
        .collect(Collectors.toUnmodifiableSet());
  }

  /**
   * Returns the PIDs of the processes that were started as a program.
   *
   * @param program the file name of the program, such as {@code kubelet}
   */
  Stream<Long> started(String program) {
    return system().distinct().filter(pid -> commandName(pid).equals(Optional.of(program)));
  }

  private Stream<Long> system() {
    return joins().stream().map(Path::getParent).flatMap(Cgroups::members);
  }

  /**
   * Kills the processes in the groups until none is left. One kill may not be enough, because a
   * process may fork at the same time.
   *
   * @throws Broken if the number of processes does not fall for 20 s
   */
  void end() {
    var living = new DecreasingNumber(() -> processes().size());
    Await.until(
        Deadline.withoutProgress(QUIET, living::progressed),
        () -> processes().isEmpty(),
        this::kill,
        () -> "the end of processes " + processes());
  }

  /** Sends SIGKILL to every process in the groups. Version 2 kills a whole group in one step. */
  void kill() {
    roots().forEach(root -> writeIfThere(root.resolve("cgroup.kill"), "1"));
    processes().forEach(pid -> ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly));
  }

  // Not the name of the executable: several programs of Kubernetes share one file.
  private static Optional<String> commandName(long pid) {
    try {
      var line = Files.readString(Path.of("/proc", Long.toString(pid), "cmdline"));
      return Optional.ofNullable(Path.of(line.split("\0", 2)[0]).getFileName()).map(Path::toString);
    } catch (IOException | InvalidPathException e) {
      return Optional.empty(); // the process has ended
    }
  }

  boolean exist() {
    return roots().stream().anyMatch(Files::exists);
  }

  /** Thaws frozen processes. In version 1, not even SIGKILL ends a frozen process. */
  void thaw() {
    groups()
        .forEach(group -> {
          writeIfThere(group.resolve("freezer.state"), "THAWED");
          writeIfThere(group.resolve("cgroup.freeze"), "0");
        });
  }

  /**
   * Removes the empty groups, deepest first.
   *
   * @return true if no group is left
   */
  boolean remove() {
    groups()
        .sorted(Comparator.comparingInt(Path::getNameCount).reversed())
        .forEach(Cgroups::tryRemove);
    return !exist();
  }

  /** Returns every group, each parent before its children. */
  Stream<Path> groups() {
    return roots().stream().filter(Files::exists).flatMap(root -> tree(root).stream());
  }

  private static List<Path> tree(Path root) {
    try (var walk = Files.walk(root)) {
      return walk.filter(Files::isDirectory).toList();
    } catch (IOException | UncheckedIOException e) {
      return List.of(root); // a group below it was removed at the same time
    }
  }

  private static Stream<Long> members(Path group) {
    try {
      return Files.readAllLines(group.resolve("cgroup.procs")).stream().map(Long::valueOf);
    } catch (IOException e) {
      return Stream.of(); // the group is gone or threaded; a threaded one is listed by its parent
    }
  }

  private static void tryRemove(Path group) {
    try {
      Files.deleteIfExists(group);
    } catch (IOException e) {
      // A process in it is still ending. The caller calls remove() again.
    }
  }

  private static void writeIfThere(Path file, String text) {
    try {
      if (Files.exists(file)) {
        Files.writeString(file, text);
      }
    } catch (IOException e) {
      // The group was removed at the same time.
    }
  }
}
