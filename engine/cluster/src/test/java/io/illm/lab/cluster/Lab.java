package io.illm.lab.cluster;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a test of real clusters has at hand.
 *
 * @param state its state folder
 * @param programs the programs, from the system property {@code lab.programs}
 * @param provider of clusters in that folder
 * @param image the tests' image
 */
record Lab(Path state, Path programs, EmbeddedProvider provider, ImageArchive image) {

  /** Skips the test, with the reason, where this machine can't have a cluster. */
  static Lab in(Path folder) throws IOException, GeneralSecurityException {
    var programs = System.getProperty("lab.programs", "");
    assumeTrue(
        System.getProperty("user.name").equals("root"), "skipped: a real cluster needs root");
    assumeTrue(
        !programs.isEmpty(),
        "skipped: -Dlab.programs=FOLDER must name the programs of Kubernetes, etcd and containerd");
    var state = folder.resolve("state");
    return new Lab(
        state,
        Path.of(programs),
        new EmbeddedProvider(state, folder.resolve("cache")),
        TestImage.make(folder, TestImage.NAME));
  }

  ClusterRequest request(String name) {
    return new ClusterRequest(name, programs, List.of(image), image.image(), false);
  }

  /** Boots a cluster in a Java of its own, as the CLI does. */
  Process bootElsewhere(String name, Path log) throws IOException {
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var command =
        List.of(
            java,
            "-cp",
            System.getProperty("java.class.path"),
            BootMain.class.getName(),
            "up",
            state.toString(),
            name,
            programs.toString(),
            image.image(),
            image.image() + "=" + image.tar());
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
                programs.resolve("kubectl").toString(), "--kubeconfig=" + cluster.kubeconfig()));
    Stream.of(arguments).forEach(command::add);
    return command;
  }
}
