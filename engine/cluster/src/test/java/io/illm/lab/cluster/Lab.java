package io.illm.lab.cluster;

import io.illm.lab.host.Command;
import io.illm.lab.model.experiment.ClusterNeed;
import io.illm.lab.testkit.Prerequisite;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The tools of a test with real clusters.
 *
 * @param state the state folder
 * @param platform the programs and the image of every cluster
 * @param provider the provider of clusters in that folder
 * @param image the image for test pods
 */
record Lab(Path state, Platform platform, EmbeddedProvider provider, ImageArchive image) {

  /** Creates the tools. Skips the test, with the reason, if this process is not root. */
  static Lab in(Path folder, Class<?> test) {
    Prerequisite.root(test);
    var state = folder.resolve("state");
    var provider = new EmbeddedProvider(state, folder.resolve("cache"));
    return new Lab(state, Platform.built(), provider, TestImage.of(TestImage.NAME));
  }

  Path programs() {
    return platform.programs();
  }

  ClusterRequest request(String name) {
    return request(name, programs());
  }

  ClusterRequest request(String name, Path programs) {
    return request(name, programs, ClusterNeed.ordinary(), 0);
  }

  ClusterRequest request(String name, ClusterNeed need, int index) {
    return request(name, programs(), need, index);
  }

  private ClusterRequest request(String name, Path programs, ClusterNeed need, int index) {
    var pause = platform.pause();
    return new ClusterRequest(
        name, programs, List.of(pause, image), pause.image(), false, need, index);
  }

  /** Boots a cluster in another Java process, as the CLI does. */
  Process bootElsewhere(String name, int nodes, Path log) throws IOException {
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var command =
        new ArrayList<>(
            List.of(
                java,
                "-cp",
                System.getProperty("java.class.path"),
                BootMain.class.getName(),
                state.toString(),
                name,
                programs().toString(),
                Integer.toString(nodes)));
    for (var loaded : List.of(platform.pause(), image)) {
      command.addAll(List.of(loaded.image(), loaded.tar().toString(), loaded.digest()));
    }
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(log.toFile())
        .start();
  }

  /** Runs a server pod on each node and waits until all are ready. */
  void runEverywhere(Cluster cluster) {
    var manifest = state.resolve("everywhere.yaml");
    try {
      Files.writeString(
          manifest,
          """
          apiVersion: apps/v1
          kind: DaemonSet
          metadata: {name: everywhere}
          spec:
            selector: {matchLabels: {app: everywhere}}
            template:
              metadata: {labels: {app: everywhere}}
              spec:
                terminationGracePeriodSeconds: 1
                containers:
                - {name: app, image: "%s", command: [/app, serve]}
          """
              .formatted(TestImage.NAME));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    kubectl(cluster, "apply", "--filename", manifest.toString());
    kubectl(cluster, "rollout", "status", "daemonset/everywhere", "--timeout=60s");
  }

  /** Runs kubectl against a cluster and returns its standard output. Fails if kubectl fails. */
  String kubectl(Cluster cluster, String... arguments) {
    return Command.of(kubectlCommand(cluster, arguments)).require().out().text().strip();
  }

  /** Runs kubectl against a cluster and returns its output, whatever the exit code is. */
  String attempt(Cluster cluster, String... arguments) {
    return Command.of(kubectlCommand(cluster, arguments)).run().text();
  }

  List<String> kubectlCommand(Cluster cluster, String... arguments) {
    var command =
        new ArrayList<>(
            List.of(
                programs().resolve("kubectl").toString(), "--kubeconfig=" + cluster.kubeconfig()));
    Stream.of(arguments).forEach(command::add);
    return command;
  }
}
