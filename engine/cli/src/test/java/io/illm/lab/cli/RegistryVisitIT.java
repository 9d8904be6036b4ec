package io.illm.lab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.illm.lab.model.run.Run;
import io.illm.lab.model.run.Run.Outcome.Tutorial;
import io.illm.lab.testkit.Prerequisite;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Takes two minutes on two busy cores, once programs and images are cached. */
@Tag("need-root")
@DisplayName("A cluster whose nodes pull from a registry")
class RegistryVisitIT {

  private static final String CLUSTER = "registry-visit-it";
  private static final String TOOLBOX = "ghcr.io/illm/toolbox:0.1.0";
  private static final Duration FORWARDING = Duration.ofSeconds(60);
  private static final Pattern FORWARDED = Pattern.compile("127\\.0\\.0\\.1:(\\d+) ->");

  @TempDir private static Path folder;
  private static LabProcess providerKind;
  private static LabProcess visitor;

  @BeforeAll
  static void have_a_cluster_with_a_registry_and_without_the_experiments_image()
      throws IOException {
    Prerequisite.root(RegistryVisitIT.class);
    providerKind = new LabProcess(Files.createDirectory(folder.resolve("maker")));
    providerKind.run("cluster", "up", CLUSTER).exits(0);
    providerKind.run("component", "install", "registry", "--cluster", CLUSTER).exits(0);
    String kubeconfig = providerKind.run("cluster", "kubeconfig", "--path").exits(0).out().strip();
    visitor =
        new LabProcess(Files.createDirectory(folder.resolve("visitor"))).withKubeconfig(kubeconfig);
    forget(TOOLBOX);
  }

  @AfterAll
  static void leave_nothing() {
    if (visitor != null) {
      visitor.end();
    }
    if (providerKind != null) {
      providerKind.end();
    }
  }

  @Test
  void runs_the_experiment_with_images_from_there_alone() throws Exception {
    Path authority = folder.resolve("ca.crt");
    Files.writeString(
        authority,
        shell(
            "kubectl",
            "-n",
            "registry",
            "get",
            "configmap",
            "registry-trust",
            "-o",
            "jsonpath={.data.ca\\.crt}"));
    LabProcess.Running forward =
        providerKind.start(
            "cluster",
            "shell",
            "--",
            "kubectl",
            "-n",
            "registry",
            "port-forward",
            "service/registry",
            ":5000");
    try {
      visitor
          .run(
              "run",
              Fixture.whole().path(),
              "--yes",
              "--cluster",
              "kubeconfig:lab-" + CLUSTER,
              "--registry",
              "localhost:" + port(forward),
              "--registry-ca",
              authority.toString())
          .exits(0);
    } finally {
      forward.process().descendants().forEach(ProcessHandle::destroyForcibly);
      forward.process().destroyForcibly().waitFor();
    }

    Run run = visitor.last();
    assertThat(run.outcome().tutorial()).isEqualTo(Tutorial.PASSED);
    assertThat(run.audit().state()).isEqualTo(Run.Audit.State.CLEAN);
    assertThat(run.environment().images()).containsKey(TOOLBOX);
    assertThat(images()).contains(TOOLBOX);
  }

  /** The registry's own pods brought it to the node. */
  private static void forget(String image) {
    ctr("images", "rm", "--sync", image);
    assertThat(images()).doesNotContain(image);
  }

  private static String images() {
    return ctr("images", "list", "--quiet");
  }

  private static String ctr(String... command) {
    Path socket = Path.of("/run/illm-k8s-lab", CLUSTER, "node-1", "containerd.sock");
    // A shell looks the program up on the PATH that it was given.
    return shell(
        "sh",
        "-c",
        "ctr --address %s --namespace k8s.io %s".formatted(socket, String.join(" ", command)));
  }

  private static String shell(String... command) {
    return providerKind
        .run(
            Stream.concat(Stream.of("cluster", "shell", "--"), Stream.of(command))
                .toArray(String[]::new))
        .exits(0)
        .out();
  }

  private static String port(LabProcess.Running forward) throws Exception {
    Instant end = Instant.now().plus(FORWARDING);
    while (Instant.now().isBefore(end)) {
      Matcher said = FORWARDED.matcher(Files.readString(forward.out()));
      if (said.find()) {
        return said.group(1);
      }
      Thread.sleep(100);
    }
    throw new AssertionError("kubectl forwards nothing");
  }
}
