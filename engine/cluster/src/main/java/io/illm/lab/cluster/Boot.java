package io.illm.lab.cluster;

import io.illm.lab.model.Progress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/** Boots one cluster. Its nodes boot in parallel. */
final class Boot {

  private static final Duration USUAL = Duration.ofSeconds(4);

  private final Layout layout;
  private final Topology topology;
  private final ClusterRequest request;
  private final Host host;
  private final ImageStore store;
  private final FlagFiles givenFiles;
  private final ControlPlaneCommands commands;
  private final RunningPrograms running = new RunningPrograms();
  private final CompletableFuture<Pki.Authorities> authorities;

  Boot(
      Layout layout,
      Topology topology,
      ClusterRequest request,
      Host host,
      ImageStore store,
      CompletableFuture<Pki.Authorities> authorities) {
    this.layout = layout;
    this.topology = topology;
    this.request = request;
    this.host = host;
    this.store = store;
    this.authorities = authorities;
    this.givenFiles = new FlagFiles(request.need(), layout.config("given"));
    this.commands =
        new ControlPlaneCommands(layout, topology, givenFiles.placed(), request.programs());
  }

  /**
   * Boots the cluster.
   *
   * @return the time from the start of the boot until all nodes are Ready. If the lab does not set
   *     up the pod network, the time until all nodes are registered
   */
  Duration run(Progress progress, Executor executor) {
    var tasks = new BootTasks(executor);
    try (var part = progress.begin("booting " + layout.name(), USUAL)) {
      return run(part, progress, tasks);
    } catch (RuntimeException e) {
      running.giveUp();
      tasks.awaitAll();
      throw e;
    }
  }

  private Duration run(Progress.Part part, Progress progress, BootTasks tasks) {
    long start = System.nanoTime();
    part.at("making certificates and namespaces", 0.05);
    writeFiles();
    var pki = tasks.begin(this::certificates);
    var nodes = beginNodes(tasks, progress);
    start(Program.ETCD, commands.etcd(), BootTasks.join(nodes.getFirst()));
    var loader = ImageLoader.of(store, request.programs(), layout);
    var unpacked = tasks.run(() -> loader.unpack(request.images(), progress));
    var loaded = tasks.then(nodes, node -> registerImages(node, loader, unpacked));
    try (var api = new ApiProbe(topology.server(), BootTasks.join(pki))) {
      var took = controlPlane(nodes, api, tasks, start, part);
      part.at("loading images", 0.95);
      loaded.forEach(BootTasks::join);
      return took;
    }
  }

  private Duration controlPlane(
      List<CompletableFuture<NodeBoot>> nodes,
      ApiProbe api,
      BootTasks tasks,
      long start,
      Progress.Part part) {
    part.at("waiting for the API server", 0.2);
    var first = BootTasks.join(nodes.getFirst());
    start(Program.API_SERVER, commands.apiServer(), first);
    // The kubelets don't wait for the API server to be ready: they need less of it than the others.
    var kubelets = tasks.then(nodes, NodeBoot::kubelet);
    var ready = tasks.begin(() -> nodesReady(kubelets, api, start));
    running.await(api::serverReady, "the API server");
    // Started earlier, these would use the API server's CPU time, fail, and wait a second to retry.
    start(Program.CONTROLLER_MANAGER, commands.controllerManager(), first);
    nodes.forEach(node -> BootTasks.join(node).proxy());
    start(Program.SCHEDULER, commands.scheduler(), first);
    part.at("waiting for the nodes and the default service account", 0.7);
    running.await(api::defaultServiceAccount, "the default service account");
    return BootTasks.join(ready);
  }

  private Duration nodesReady(List<CompletableFuture<Void>> kubelets, ApiProbe api, long start) {
    kubelets.forEach(BootTasks::join);
    for (var node : topology.nodes()) {
      running.await(() -> ready(api, node), node.name());
    }
    return Duration.ofNanos(System.nanoTime() - start);
  }

  private boolean ready(ApiProbe api, Node node) {
    return switch (topology.cni()) {
      case BRIDGE -> api.nodeReady(node);
      case NONE -> api.nodeRegistered(node);
    };
  }

  private void writeFiles() {
    try {
      for (var folder : List.of("pki", "etc", "log", "data")) {
        Files.createDirectories(layout.folder().resolve(folder));
      }
      Files.createDirectories(layout.sockets());
      Files.writeString(layout.config("node-namespaces.sh"), NodeNamespaces.script());
      givenFiles.copy();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    for (var node : topology.nodes()) {
      new NodeFiles(
              layout.node(node.name()),
              node,
              topology,
              request.programs(),
              host.runtime(),
              host.mayRaisePriority())
          .write(request.pauseImage(), host.resolvConf());
    }
  }

  private Pki certificates() {
    var pki = Pki.of(BootTasks.join(authorities), topology);
    pki.write(layout);
    kubeconfig(pki, Pki.ADMIN, layout.kubeconfig());
    for (var user : List.of("kube-controller-manager", "kube-scheduler", "kube-proxy")) {
      kubeconfig(pki, user, layout.config(user + ".conf"));
    }
    for (var node : topology.nodes()) {
      kubeconfig(pki, node.name(), layout.node(node.name()).config("kubelet.conf"));
    }
    return pki;
  }

  private void kubeconfig(Pki pki, String user, Path file) {
    var authority = pki.authority().self();
    Pki.secret(
        file, Kubeconfig.of(layout.name(), topology.server(), authority, pki.identity(user)));
  }

  private List<CompletableFuture<NodeBoot>> beginNodes(BootTasks tasks, Progress progress) {
    var cgroups = Cgroups.of(layout);
    tell(cgroups.create(), progress);
    var bridge = NodeBridge.create(layout, cgroups);
    bridge.connectHost(topology.subnet());
    if (topology.egress()) {
      Egress.open(layout, topology.subnet());
    }
    return topology.nodes().stream().map(node -> tasks.begin(() -> begin(node, bridge))).toList();
  }

  /**
   * Reports the cgroup controllers that the boot enabled on this machine. They stay enabled,
   * because another process that uses one by then would lose its limits.
   */
  private static void tell(Set<String> controllers, Progress progress) {
    if (!controllers.isEmpty()) {
      progress.say(
          "this machine's cgroups hand down %s from now on, which a kubelet needs"
              .formatted(String.join(", ", controllers)));
    }
  }

  private NodeBoot begin(Node node, NodeBridge bridge) {
    return NodeBoot.begin(
        layout, topology, node, request.programs(), store.folder(), bridge, running);
  }

  private void registerImages(NodeBoot node, ImageLoader loader, CompletableFuture<Void> unpacked) {
    node.awaitContainerd();
    BootTasks.join(unpacked);
    loader.register(request.images(), node.layout().containerdSocket());
  }

  private void start(Program program, List<String> command, NodeBoot first) {
    running.start(ProgramInstance.of(program, layout), first.namespaces(), command);
  }
}
