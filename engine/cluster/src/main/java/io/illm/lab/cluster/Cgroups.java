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
 * The cgroup of a cluster, or of a node within it, in every hierarchy of this machine, version 1
 * and 2 alike. Programs are in {@code system} beneath it, a node's pods in {@code kubepods}:
 * version 2 allows processes in leaves alone.
 *
 * <p>It lies directly beneath the root of a hierarchy, beside systemd's slices. There it belongs to
 * no session or service that may end, and it is the same without systemd. systemd leaves groups
 * that it didn't make alone, and the kernel keeps it from taking away a controller that a child of
 * the root hands down.
 *
 * @param hierarchies where each hierarchy is mounted
 * @param path the cgroup beneath each
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

  /** Where each hierarchy is mounted. */
  static List<Path> mounted() {
    return mounted(Mounts.all());
  }

  /** Where each hierarchy is, of some mounts. */
  static List<Path> mounted(List<Mounts.Mount> mounts) {
    return mounts.stream()
        .filter(mount -> mount.type().equals("cgroup") || mount.type().equals("cgroup2"))
        .map(mount -> Path.of(mount.point()))
        .distinct()
        .toList();
  }

  /** The cgroup in each hierarchy. */
  List<Path> roots() {
    return hierarchies.stream().map(hierarchy -> hierarchy.resolve(path)).toList();
  }

  /**
   * Makes the cgroups, with all that the kubelet asks of them.
   *
   * @return the controllers of version 2 that the whole machine's root hands down from now on, and
   *     didn't before
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

  /** Once more where the first time fails: a trial beside this may take its controllers back. */
  private Set<String> createAgain(Path hierarchy) throws IOException {
    try {
      return create(hierarchy);
    } catch (Broken e) {
      return create(hierarchy);
    }
  }

  private Set<String> create(Path hierarchy) throws IOException {
    var controllers =
        Controllers.govern(hierarchy) ? Controllers.available(hierarchy) : Set.<String>of();
    var enabled = Controllers.handDown(controllers, hierarchy);
    var group = hierarchy;
    for (var name : Path.of(path)) {
      group = group.resolve(name);
      Files.createDirectories(group);
      inheritCpus(group);
      Controllers.handDown(controllers, group);
    }
    Files.createDirectories(group.resolve(SYSTEM));
    inheritCpus(group.resolve(SYSTEM));
    return enabled;
  }

  /** A new group of version 1 has no CPUs, and takes no process until it has. */
  private static void inheritCpus(Path group) throws IOException {
    for (var file : List.of("cpuset.cpus", "cpuset.mems")) {
      var own = group.resolve(file);
      var parent = group.resolveSibling(file);
      if (Files.exists(own) && Files.exists(parent) && Files.readString(own).isBlank()) {
        Files.writeString(own, Files.readString(parent).strip());
      }
    }
  }

  /** The files that a program writes its number to, before it becomes itself. */
  List<Path> joins() {
    return roots().stream().map(root -> root.resolve(SYSTEM).resolve("cgroup.procs")).toList();
  }

  /** Every process in it, those of pods too. */
  Set<Long> processes() {
    return groups().flatMap(Cgroups::members).collect(Collectors.toUnmodifiableSet());
  }

  /** The names by which its living programs were started. */
  Set<String> programs() {
    return system()
        .flatMap(pid -> commandName(pid).stream())
        .collect(Collectors.toUnmodifiableSet());
  }

  /** The processes of a program, by the name that it was started by. */
  Stream<Long> started(String program) {
    return system().distinct().filter(pid -> commandName(pid).equals(Optional.of(program)));
  }

  private Stream<Long> system() {
    return joins().stream().map(Path::getParent).flatMap(Cgroups::members);
  }

  /** Ends every process in it: again until there is none, for one may fork while it is killed. */
  void end() {
    var living = new Shrinking(() -> processes().size());
    Await.until(
        Deadline.quiet(QUIET, living::moved),
        () -> processes().isEmpty(),
        this::kill,
        () -> "the end of processes " + processes());
  }

  /** Kills every process in it: version 2 does it at one stroke. */
  void kill() {
    roots().forEach(root -> writeIfThere(root.resolve("cgroup.kill"), "1"));
    processes().forEach(pid -> ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly));
  }

  // Not the executable's name: several programs of Kubernetes are one file.
  private static Optional<String> commandName(long pid) {
    try {
      var line = Files.readString(Path.of("/proc", Long.toString(pid), "cmdline"));
      return Optional.ofNullable(Path.of(line.split("\0", 2)[0]).getFileName()).map(Path::toString);
    } catch (IOException | InvalidPathException e) {
      return Optional.empty(); // it ended meanwhile
    }
  }

  boolean exist() {
    return roots().stream().anyMatch(Files::exists);
  }

  /** Lets frozen processes go on, for a frozen one of version 1 doesn't even die. */
  void thaw() {
    groups()
        .forEach(group -> {
          writeIfThere(group.resolve("freezer.state"), "THAWED");
          writeIfThere(group.resolve("cgroup.freeze"), "0");
        });
  }

  /** Removes what is empty, deepest first; whether nothing is left. */
  boolean remove() {
    groups()
        .sorted(Comparator.comparingInt(Path::getNameCount).reversed())
        .forEach(Cgroups::tryRemove);
    return !exist();
  }

  /** Every group, from the roots down. */
  Stream<Path> groups() {
    return roots().stream().filter(Files::exists).flatMap(root -> tree(root).stream());
  }

  private static List<Path> tree(Path root) {
    try (var walk = Files.walk(root)) {
      return walk.filter(Files::isDirectory).toList();
    } catch (IOException | UncheckedIOException e) {
      return List.of(root); // a group beneath it went away meanwhile
    }
  }

  private static Stream<Long> members(Path group) {
    try {
      return Files.readAllLines(group.resolve("cgroup.procs")).stream().map(Long::valueOf);
    } catch (IOException e) {
      return Stream.of(); // gone, or a threaded group, whose processes its parent lists
    }
  }

  private static void tryRemove(Path group) {
    try {
      Files.deleteIfExists(group);
    } catch (IOException e) {
      // Busy with a process that is still dying: remove() is asked again.
    }
  }

  private static void writeIfThere(Path file, String text) {
    try {
      if (Files.exists(file)) {
        Files.writeString(file, text);
      }
    } catch (IOException e) {
      // The group went away meanwhile.
    }
  }
}
