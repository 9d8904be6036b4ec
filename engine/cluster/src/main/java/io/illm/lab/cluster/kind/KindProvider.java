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

/**
 * Provides clusters by the program {@code kind}. Clusters that kind made for others are left alone.
 */
public final class KindProvider implements Provider {

  private static final Pattern NAME = Pattern.compile("[a-z0-9](?:[-a-z0-9]{0,38}[a-z0-9])?");
  private static final Duration USUAL_UP = Duration.ofSeconds(60);
  private static final Duration USUAL_DOWN = Duration.ofSeconds(5);

  private final KindFolders folders;
  private final Supplier<Path> kind;
  private final String path;

  /**
   * Creates a provider of the clusters in one state folder.
   *
   * @param stateRoot the folder that contains the lab's records of the clusters
   * @param kind finds the program, and builds it first if necessary
   * @param environment the environment of this process, whose PATH is searched for the container
   *     engine
   */
  public KindProvider(Path stateRoot, Supplier<Path> kind, Map<String, String> environment) {
    this.folders = new KindFolders(stateRoot.toAbsolutePath().resolve("kind"));
    this.kind = kind;
    this.path = environment.getOrDefault("PATH", "");
  }

  /**
   * Returns what each cluster has built in: a default StorageClass, and a pod network that enforces
   * policies.
   */
  @Override
  public Set<Capability> capabilities() {
    return Set.of(Capability.STORAGE, Capability.NETWORK_POLICY);
  }

  /** Returns kind's name for a cluster. Its prefix tells the lab's clusters from users' own. */
  static String nameInKind(String name) {
    return "lab-" + name;
  }

  /**
   * Returns the faults of this machine that prevent any cluster of kind; empty if there are none.
   *
   * @param environment the environment of this process, whose PATH is searched for the container
   *     engine
   */
  public static List<Fault> machine(Map<String, String> environment) {
    return machine(environment.getOrDefault("PATH", ""));
  }

  private static List<Fault> machine(String path) {
    Engine.Search search = Engine.on(path);
    return search.engine().isPresent() ? List.of() : List.of(noEngine(search));
  }

  /** Returns the faults that prevent clusters with some needs; empty if there are none. */
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
              nameInKind(name),
              "--config",
              folders.config(name).toString(),
              "--kubeconfig",
              folders.kubeconfig(name).toString(),
              "--wait",
              "180s");
    }
  }

  private void removeAfter(RuntimeException failure, String name, Progress progress) {
    // The interrupt that stopped the boot must not stop the deletion too.
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

  /** Returns the clusters that the lab made. A cluster that kind no longer has is down. */
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
    return names.stream().map(name -> status(name, there.contains(nameInKind(name)))).toList();
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
      program().run(line -> part.at(line, -1), "delete", "cluster", "--name", nameInKind(name));
      folders.remove(name);
    }
  }
}
