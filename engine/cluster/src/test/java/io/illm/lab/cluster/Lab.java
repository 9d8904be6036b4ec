package io.illm.lab.cluster;

import io.illm.lab.testkit.Prerequisite;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a test of real clusters has at hand.
 *
 * @param state its state folder
 * @param platform what every cluster consists of
 * @param provider of clusters in that folder
 * @param image the tests' image
 */
record Lab(Path state, Platform platform, EmbeddedProvider provider, ImageArchive image) {

  /** Skips the test, with the reason, where this machine can't have a cluster. */
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
    var pause = platform.pause();
    return new ClusterRequest(name, programs, List.of(pause, image), pause.image(), false);
  }

  /** Boots a cluster in a Java of its own, as the CLI does. */
  Process bootElsewhere(String name, Path log) throws IOException {
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
                programs().toString()));
    for (var loaded : List.of(platform.pause(), image)) {
      command.addAll(List.of(loaded.image(), loaded.tar().toString(), loaded.digest()));
    }
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(log.toFile())
        .start();
  }

  /** Runs kubectl against a cluster, which must succeed. */
  String kubectl(Cluster cluster, String... arguments) {
    return Shell.must(kubectlCommand(cluster, arguments));
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
