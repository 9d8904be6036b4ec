package io.illm.lab.cluster;

import io.illm.lab.model.Broken;
import io.illm.lab.model.Progress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;

/** One boot of a cluster of one node: what is made, in this order. */
final class Boot {

  private static final Duration USUAL = Duration.ofSeconds(4);
  private static final Duration DEADLINE = Duration.ofSeconds(90);

  private final Layout layout;
  private final ClusterRecord record;
  private final ClusterRequest request;
  private final Host host;
  private final Node node;
  private final CommandLines commands;
  private final Map<Program, Process> running = new ConcurrentHashMap<>();

  private final CompletableFuture<Pki.Authorities> authorities;

  Boot(
      Layout layout,
      ClusterRecord record,
      ClusterRequest request,
      Host host,
      CompletableFuture<Pki.Authorities> authorities) {
    this.authorities = authorities;
    this.layout = layout;
    this.record = record;
    this.request = request;
    this.host = host;
    this.node = Node.of(record.subnet(), 1);
    this.commands = new CommandLines(layout, node, request.programs());
  }

  /**
   * Boots.
   *
   * @return the time from the first process to the node Ready
   */
  Duration run(Progress progress, Executor executor) {
    long start = System.nanoTime();
    try (var part = progress.begin("booting " + layout.name(), USUAL)) {
      part.at("making certificates and namespaces", 0.05);
      makeFolders();
      var pki = CompletableFuture.supplyAsync(this::certificates, executor);
      var sandbox = sandbox();
      start(Program.CONTAINERD, sandbox);
      start(Program.ETCD, sandbox);
      var loaded = CompletableFuture.runAsync(() -> loadImages(progress), executor);
      try (var api = new ApiProbe(record.server(), join(pki))) {
        return controlPlane(sandbox, api, executor, start, part);
      } finally {
        part.at("loading images", 0.95);
        join(loaded);
      }
    }
  }

  private Duration controlPlane(
      Sandbox sandbox, ApiProbe api, Executor executor, long start, Progress.Part part) {
    part.at("waiting for the API server", 0.2);
    start(Program.API_SERVER, sandbox);
    // A kubelet that finds no containerd exits.
    await(() -> Files.exists(layout.containerdSocket()), "containerd's socket");
    start(Program.KUBELET, sandbox);
    // The kubelet needs less of the API server than these do, and is mostly there first.
    var ready = CompletableFuture.supplyAsync(() -> nodeReady(api, start), executor);
    await(api::serverReady, "the API server");
    // These can do nothing before, and would take the API server's CPU time and wait a second.
    start(Program.CONTROLLER_MANAGER, sandbox);
    start(Program.PROXY, sandbox);
    start(Program.SCHEDULER, sandbox);
    part.at("waiting for the node and the default service account", 0.7);
    await(api::defaultServiceAccount, "the default service account");
    return join(ready);
  }

  private Duration nodeReady(ApiProbe api, long start) {
    await(() -> api.nodeReady(node), "the node");
    return Duration.ofNanos(System.nanoTime() - start);
  }

  private void makeFolders() {
    try {
      for (var folder : new String[] {"pki", "etc/cni", "log", "data/pod-logs"}) {
        Files.createDirectories(layout.folder().resolve(folder));
      }
      Files.createDirectories(layout.sockets());
      Files.writeString(layout.config("sandbox.sh"), Sandbox.script());
      var files =
          new NodeFiles(layout, node, request.programs(), host.runtime(), host.mayRaisePriority());
      Files.writeString(layout.config("containerd.toml"), files.containerd(request.pauseImage()));
      Files.writeString(layout.config("cni/10-lab.conflist"), files.cni());
      Files.writeString(layout.config("kubelet.yaml"), files.kubelet());
      Files.writeString(
          layout.config("resolv.conf"), files.resolvConf(request.egress(), host.resolvConf()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Pki certificates() {
    var pki = Pki.of(join(authorities), node);
    pki.write(layout);
    kubeconfig(pki, Pki.ADMIN, layout.kubeconfig());
    for (var user :
        new String[] {"kubelet", "kube-controller-manager", "kube-scheduler", "kube-proxy"}) {
      kubeconfig(pki, user, layout.config(user + ".conf"));
    }
    return pki;
  }

  private void kubeconfig(Pki pki, String user, Path file) {
    var authority = pki.authority().self();
    Pki.secret(file, Kubeconfig.of(layout.name(), record.server(), authority, pki.identity(user)));
  }

  private Sandbox sandbox() {
    var cgroups = Cgroups.of(layout);
    cgroups.create();
    var sandbox = Sandbox.create(layout, cgroups, request.programs());
    sandbox.link(record.subnet(), node, request.egress());
    return sandbox;
  }

  private void loadImages(Progress progress) {
    await(() -> Files.exists(layout.containerdSocket()), "containerd's socket");
    new ImageLoader(request.programs().resolve("ctr"), layout.containerdSocket())
        .load(request.images(), progress);
  }

  private void start(Program program, Sandbox sandbox) {
    running.put(program, sandbox.start(commands.of(program), layout.log(program)));
  }

  private void await(BooleanSupplier ready, String what) {
    Await.until(DEADLINE, ready, this::throwIfDead, () -> what + "\n" + everyTail());
  }

  private void throwIfDead() {
    running.forEach((program, process) -> {
      if (!process.isAlive()) {
        throw new Broken(
            "%s ended with exit code %d while the cluster booted; its log ends with%n  %s"
                .formatted(program.file(), process.exitValue(), LogTail.of(layout.log(program))),
            "`lab doctor` tells what this machine lacks");
      }
    });
  }

  private String everyTail() {
    var text = new StringBuilder();
    running.keySet().stream()
        .sorted()
        .forEach(program ->
            text.append("%s:%n  %s%n".formatted(program.file(), LogTail.of(layout.log(program)))));
    return text.toString();
  }

  private static <T> T join(CompletableFuture<T> future) {
    try {
      return future.join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
  }
}
