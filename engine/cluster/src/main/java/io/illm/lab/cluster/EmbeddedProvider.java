package io.illm.lab.cluster;

import io.illm.lab.model.BadInput;
import io.illm.lab.model.Broken;
import io.illm.lab.model.Fault;
import io.illm.lab.model.Progress;
import io.illm.lab.model.component.Capability;
import io.illm.lab.model.experiment.ClusterNeed;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Boots real Kubernetes on this Linux machine, in its own namespaces.
 *
 * <p>The programs of a cluster outlive the lab and are not restarted when they die. {@link
 * ClusterStatus} shows a dead program, and a new cluster boots in seconds. Everything of a cluster
 * has a place that follows from its name: the cgroup {@code lab-NAME}, two folders, a link and an
 * nftables table. So {@link #down} needs no record of what was created.
 */
public final class EmbeddedProvider implements Provider {

  private static final Duration USUAL_DOWN = Duration.ofSeconds(1);

  private final Path stateRoot;
  private final Path cacheRoot;
  private final ReentrantLock claiming = new ReentrantLock();

  /**
   * Creates a provider of the clusters in one state folder.
   *
   * @param stateRoot the folder with the state of all clusters, such as {@code
   *     $XDG_STATE_HOME/illm-k8s-lab}
   * @param cacheRoot the cache, which holds the unpacked images of all clusters
   */
  public EmbeddedProvider(Path stateRoot, Path cacheRoot) {
    this.stateRoot = stateRoot.toAbsolutePath();
    this.cacheRoot = cacheRoot;
  }

  /**
   * Tests the kernel features that a cluster needs, and returns the successful tests and all faults
   * of this machine.
   */
  public Inspection inspect() {
    var host = new HostReader(stateRoot).read();
    var tried =
        host.trials().stream()
            .filter(trial -> trial.fault().isEmpty())
            .map(KernelProbe::what)
            .toList();
    return new Inspection(tried, new Preflight(host, this::inUse).machine(0));
  }

  /**
   * Returns what this machine lacks for some clusters, each fault with a hint.
   *
   * @param needs the requirements of all clusters that run here at the same time
   * @param workloadBytes the memory that the workloads need in addition to the clusters
   */
  public List<Fault> machine(Collection<ClusterNeed> needs, long workloadBytes) {
    return new Preflight(new HostReader(stateRoot).read(), this::inUse)
        .machine(Preflight.further(needs) + workloadBytes);
  }

  /**
   * Returns in a sentence that memory may be short for some clusters; empty if there is enough.
   *
   * @param needs the requirements of all clusters that run here at the same time
   * @param workloadBytes the memory with which nothing is short, in addition to the clusters
   */
  public Optional<String> tightMemory(Collection<ClusterNeed> needs, long workloadBytes) {
    return Preflight.tightMemory(HostReader.freeMemory(), Preflight.further(needs) + workloadBytes);
  }

  /**
   * Returns an empty set: bare Kubernetes has nothing built in. Everything else comes from
   * components.
   */
  @Override
  public Set<Capability> capabilities() {
    return Set.of();
  }

  @Override
  public List<Fault> preflight(ClusterRequest request) {
    return preflight(request, new HostReader(stateRoot).read());
  }

  private List<Fault> preflight(ClusterRequest request, Host host) {
    return new Preflight(host, this::inUse).faults(request);
  }

  private boolean inUse(String name) {
    var layout = Layout.of(stateRoot, name);
    // The cgroup may belong to a cluster in another state folder.
    return Files.exists(layout.folder()) || Cgroups.of(layout).exist();
  }

  @Override
  public Cluster up(ClusterRequest request, Progress progress) {
    try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
      // In parallel: loading the classes for certificates takes longer than reading the machine.
      var authorities =
          CompletableFuture.supplyAsync(() -> Pki.Authorities.of(request.name()), executor);
      var host = new HostReader(stateRoot).read();
      var faults = preflight(request, host);
      if (!faults.isEmpty()) {
        throw new BadInput(faults);
      }
      var layout = Layout.of(stateRoot, request.name());
      var claimed = claim(layout, request, host);
      var store = ImageStore.in(cacheRoot);
      var boot = new Boot(layout, claimed.topology(), request, host, store, authorities);
      return new EmbeddedCluster(layout, boot(boot, layout, claimed, progress, executor), store);
    }
  }

  private static ClusterRecord boot(
      Boot boot, Layout layout, ClusterRecord claimed, Progress progress, Executor executor) {
    try {
      var record = claimed.booted(boot.run(progress, executor));
      record.write(layout);
      return record;
    } catch (RuntimeException e) {
      removeAfter(e, layout);
      throw e;
    }
  }

  private static void removeAfter(RuntimeException failure, Layout layout) {
    // An interrupt that stopped the boot must not also stop the removal.
    boolean interrupted = Thread.interrupted();
    try {
      new Teardown(layout).run();
    } catch (RuntimeException e) {
      failure.addSuppressed(e);
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /**
   * Chooses a subnet and writes the record of the cluster before anything else is created. A lock
   * prevents two boots from taking the same subnet.
   */
  private ClusterRecord claim(Layout layout, ClusterRequest request, Host host) {
    var lock = Layout.folders(stateRoot).resolve(".lock");
    // The file lock excludes other processes. A second thread of this one would get an exception.
    claiming.lock();
    try {
      Files.createDirectories(Layout.folders(stateRoot));
      try (var channel =
              FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
          var _ = channel.lock()) {
        var taken =
            Stream.concat(host.taken().stream(), Subnets.inRecords(stateRoot))
                .collect(Collectors.toUnmodifiableSet());
        var subnet = Subnet.pick(request.name(), taken);
        makeFolder(layout);
        var record =
            new ClusterRecord(
                Topology.of(subnet, request),
                Instant.now(),
                request.programs().toString(),
                Optional.empty());
        record.write(layout);
        return record;
      }
    } catch (IOException e) {
      throw new Broken("the cluster's folder " + layout.folder() + " can't be made", e);
    } finally {
      claiming.unlock();
    }
  }

  private static void makeFolder(Layout layout) throws IOException {
    try {
      Files.createDirectory(layout.folder());
    } catch (FileAlreadyExistsException e) {
      // Another `up` with this name ran at the same time and was faster.
      throw new BadInput(Preflight.nameTaken(layout.name()));
    }
  }

  @Override
  public List<ClusterStatus> list() {
    return Subnets.names(stateRoot).map(this::status).toList();
  }

  private ClusterStatus status(String name) {
    var layout = Layout.of(stateRoot, name);
    var record = ClusterRecord.read(layout);
    var topology = record.map(ClusterRecord::topology);
    var programs = new TreeMap<String, Boolean>();
    ProgramInstance.all(layout, topology.map(Topology::nodes).orElse(List.of()))
        .forEach(instance -> programs.put(instance.label(), instance.alive()));
    return new ClusterStatus(
        name,
        ClusterStatus.stateOf(record.flatMap(ClusterRecord::boot).isPresent(), programs),
        record.map(ClusterRecord::since).orElse(Instant.EPOCH),
        programs,
        topology.map(Topology::server).orElse(""),
        topology.map(Topology::egress).orElse(false));
  }

  @Override
  public Optional<Cluster> find(String name) {
    var layout = Layout.of(stateRoot, name);
    return ClusterRecord.read(layout)
        .filter(record -> record.boot().isPresent())
        .map(record -> new EmbeddedCluster(layout, record, ImageStore.in(cacheRoot)));
  }

  /**
   * Connects two clusters, so that each reaches the nodes, pods and Services of the other.
   *
   * @throws Broken if one of them is not up, or if both have the same ranges
   */
  public void join(String one, String other) {
    var ends = Stream.of(one, other).map(this::end).toList();
    if (ends.getFirst().topology().ranges().equals(ends.getLast().topology().ranges())) {
      throw new Broken(
          "the clusters " + one + " and " + other + " have the same addresses",
          "boot both in one run");
    }
    ClusterLink.connect(ends.getFirst(), ends.getLast());
  }

  private ClusterLink.End end(String name) {
    var layout = Layout.of(stateRoot, name);
    return ClusterRecord.read(layout)
        .map(record -> new ClusterLink.End(layout, record.topology()))
        .orElseThrow(() -> new Broken("there is no cluster " + name, "see `lab cluster list`"));
  }

  @Override
  public void down(String name, Progress progress) {
    try (var part = progress.begin("taking down " + name, USUAL_DOWN)) {
      part.at("ending processes, removing files", -1);
      new Teardown(Layout.of(stateRoot, name)).run();
    }
  }
}
