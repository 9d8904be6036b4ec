package io.illm.lab.cluster.kind;

import io.illm.lab.cluster.Cluster;
import io.illm.lab.cluster.ClusterRequest;
import io.illm.lab.cluster.ClusterStatus;
import io.illm.lab.cluster.ClusterStatus.State;
import io.illm.lab.cluster.Provider;
import io.illm.lab.model.BadInput;
import io.illm.lab.model.Fault;
import io.illm.lab.model.Progress;
import io.illm.lab.model.component.Capability;
import io.illm.lab.model.experiment.ClusterNeed;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** Clusters by the program {@code kind}. Those that it made for others are not the lab's. */
public final class KindProvider implements Provider {

  private static final Pattern NAME = Pattern.compile("[a-z0-9](?:[-a-z0-9]{0,38}[a-z0-9])?");
  private static final Duration USUAL_UP = Duration.ofSeconds(60);
  private static final Duration USUAL_DOWN = Duration.ofSeconds(5);

  private final KindFolders folders;
  private final Supplier<Path> kind;
  private final String path;

  /**
   * A provider of the clusters in one state folder.
   *
   * @param stateRoot where what the lab notes of them is kept
   * @param kind finds the program, which may have to be built first
   * @param environment the process's environment, whose PATH leads to the container engine
   */
  public KindProvider(Path stateRoot, Supplier<Path> kind, Map<String, String> environment) {
    this.folders = new KindFolders(stateRoot.toAbsolutePath().resolve("kind"));
    this.kind = kind;
    this.path = environment.getOrDefault("PATH", "");
  }

  /** A default StorageClass, and a network of pods that enforces policies. */
  @Override
  public Set<Capability> capabilities() {
    return Set.of(Capability.STORAGE, Capability.NETWORK_POLICY);
  }

  /** The name that kind knows a cluster by; users' own have others. */
  static String known(String name) {
    return "lab-" + name;
  }

  /**
   * What this machine lacks for any cluster of kind; empty where it can boot one.
   *
   * @param environment the process's environment, whose PATH leads to the container engine
   */
  public static List<Fault> machine(Map<String, String> environment) {
    return machine(environment.getOrDefault("PATH", ""));
  }

  private static List<Fault> machine(String path) {
    Engine.Search search = Engine.on(path);
    return search.engine().isPresent() ? List.of() : List.of(noEngine(search));
  }

  /** What stands against clusters of these needs; empty where they can be booted. */
  public List<Fault> lacking(Collection<ClusterNeed> needs) {
    List<Fault> faults = new ArrayList<>(machine(path));
    if (needs.stream().anyMatch(need -> !need.routes().isEmpty())) {
      faults.add(
          Fault.of(
              "kind has no routes between clusters",
              "leave `--provider kind` out: the embedded clusters have"));
    }
    return List.copyOf(faults);
  }

  private static Fault noEngine(Engine.Search search) {
    return Fault.of(
        "kind needs a container engine that answers (" + String.join("; ", search.why()) + ")",
        "start Docker or Podman, or leave `--provider kind` out: the embedded cluster needs none");
  }

  @Override
  public List<Fault> preflight(ClusterRequest request) {
    List<Fault> faults = new ArrayList<>(lacking(List.of(request.need())));
    if (!NAME.matcher(request.name()).matches()) {
      faults.add(
          Fault.of(
              "`" + request.name() + "` can't be a cluster's name",
              "use 1 to 40 lower-case letters, digits and dashes, no dash at either end"));
    } else if (folders.has(request.name())) {
      faults.add(
          Fault.of(
              "a cluster named `kind:" + request.name() + "` is here already",
              "`lab cluster down kind:" + request.name() + "`, or take another name"));
    }
    return List.copyOf(faults);
  }

  @Override
  public Cluster up(ClusterRequest request, Progress progress) {
    List<Fault> faults = preflight(request);
    if (!faults.isEmpty()) {
      throw new BadInput(faults);
    }
    String name = request.name();
    folders.claim(name, new KindConfig(request.need()).text());
    try {
      long start = System.nanoTime();
      create(name, progress);
      folders.booted(name, Duration.ofNanos(System.nanoTime() - start));
      Cluster cluster = cluster(name);
      cluster.load(request.images(), progress);
      return cluster;
    } catch (RuntimeException e) {
      removeAfter(e, name, progress);
      throw e;
    }
  }

  private void create(String name, Progress progress) {
    try (var part = progress.begin("kind makes " + name, USUAL_UP)) {
      program()
          .run(
              line -> part.at(line, -1),
              "create",
              "cluster",
              "--name",
              known(name),
              "--config",
              folders.config(name).toString(),
              "--kubeconfig",
              folders.kubeconfig(name).toString(),
              "--wait",
              "180s");
    }
  }

  private void removeAfter(RuntimeException failure, String name, Progress progress) {
    // An interrupt that stopped the boot must not stop the removal too.
    boolean interrupted = Thread.interrupted();
    try {
      down(name, progress);
    } catch (RuntimeException e) {
      failure.addSuppressed(e);
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private KindProgram program() {
    Engine.Search search = Engine.on(path);
    return new KindProgram(
        kind.get(), search.engine().orElseThrow(() -> new BadInput(noEngine(search))));
  }

  /** Those that the lab made; one that kind no longer has counts as down. */
  @Override
  public List<ClusterStatus> list() {
    List<String> names = folders.names();
    if (names.isEmpty()) {
      return List.of();
    }
    List<String> there =
        machine(path).isEmpty()
            ? program().run(_ -> {}, "get", "clusters").lines().toList()
            : List.of();
    return names.stream().map(name -> status(name, there.contains(known(name)))).toList();
  }

  private ClusterStatus status(String name, boolean there) {
    State made = there ? State.READY : State.DOWN;
    return new ClusterStatus(
        "kind:" + name,
        folders.bootTime(name).isPresent() ? made : State.HALF_MADE,
        folders.since(name).orElse(Instant.EPOCH),
        new TreeMap<>(),
        folders.server(name),
        true);
  }

  @Override
  public Optional<Cluster> find(String name) {
    return folders.bootTime(name).map(_ -> cluster(name));
  }

  private Cluster cluster(String name) {
    return new KindCluster(
        name,
        folders.of(name),
        folders.server(name),
        folders.bootTime(name).orElse(Duration.ZERO),
        this::program);
  }

  @Override
  public void down(String name, Progress progress) {
    if (!folders.has(name)) {
      return;
    }
    try (var part = progress.begin("kind removes " + name, USUAL_DOWN)) {
      program().run(line -> part.at(line, -1), "delete", "cluster", "--name", known(name));
      folders.remove(name);
    }
  }
}
