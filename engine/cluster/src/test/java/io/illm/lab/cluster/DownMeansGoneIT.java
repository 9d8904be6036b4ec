package io.illm.lab.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.illm.lab.cluster.ClusterStatus.State;
import io.illm.lab.model.Progress;
import io.illm.lab.model.experiment.ClusterNeed;
import io.illm.lab.model.experiment.ClusterNeed.Cni;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Takes 75 s on two busy cores if the programs are in the cache. */
@Tag("need-root")
@DisplayName("After down, nothing is left")
class DownMeansGoneIT {

  private static final String NAME = "gone-it";
  // The kernel removes a network namespace shortly after its last process ends.
  private static final Duration SETTLE = Duration.ofSeconds(5);

  // A cluster without egress keeps its mounts and rules in its own namespaces.
  private static final Set<String> NOT_ON_THE_HOST = Set.of("mount", "rule");

  @TempDir private static Path folder;
  private static Lab lab;

  private HostInventory before;
  private boolean alone;

  @BeforeAll
  static void have_a_lab() {
    lab = Lab.in(folder, DownMeansGoneIT.class);
  }

  @BeforeEach
  void look_around() throws IOException {
    alone = !OtherContainers.run();
    before = HostInventory.take();
  }

  @AfterEach
  void clean_up() {
    lab.provider().down(NAME, Progress.silent());
  }

  @Test
  void of_a_healthy_cluster_with_pods() throws IOException {
    var cluster = lab.provider().up(lab.request(NAME), Progress.silent());
    lab.kubectl(cluster, "create", "deployment", "app", "--image=" + TestImage.NAME);
    lab.kubectl(cluster, "wait", "--for=condition=Available", "deployment/app", "--timeout=60s");
    assertThat(state()).isEqualTo(State.READY);
    assertThat(HostInventory.of(lab.state(), NAME).things())
        .allSatisfy((kind, things) ->
            assertThat(things.isEmpty()).isEqualTo(NOT_ON_THE_HOST.contains(kind)));

    long start = System.nanoTime();
    lab.provider().down(NAME, Progress.silent());

    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
    assertNothingLeft();
  }

  @ParameterizedTest
  @ValueSource(strings = {"etcd", "kube-apiserver", "node-1/kubelet", "node-1/containerd"})
  void of_a_cluster_whose_program_was_killed(String program) throws Exception {
    var cluster = lab.provider().up(lab.request(NAME), Progress.silent());
    lab.kubectl(cluster, "create", "deployment", "app", "--image=" + TestImage.NAME);
    lab.kubectl(cluster, "wait", "--for=condition=Available", "deployment/app", "--timeout=60s");

    kill(program);

    assertThat(state()).isEqualTo(State.DEGRADED);
    lab.provider().down(NAME, Progress.silent());
    assertNothingLeft();
  }

  @Test
  void of_three_nodes_of_which_two_lost_a_program() throws Exception {
    var need = ClusterNeed.of(3, 3, Cni.BRIDGE);
    var cluster = lab.provider().up(lab.request(NAME, need, 0), Progress.silent());
    lab.runEverywhere(cluster);

    kill("node-2/containerd");
    kill("node-3/kubelet");

    assertThat(state()).isEqualTo(State.DEGRADED);
    lab.provider().down(NAME, Progress.silent());
    assertNothingLeft();
  }

  @ParameterizedTest
  @CsvSource({"1, 250", "3, 400", "3, 700", "1, 900", "3, 1300", "1, 1800", "3, 2400", "3, 3600"})
  void of_a_boot_of_so_many_nodes_that_was_killed_after_so_many_milliseconds(int nodes, int millis)
      throws Exception {
    var boot = lab.bootElsewhere(NAME, nodes, folder.resolve("boot.log"));
    Thread.sleep(millis);
    boot.destroyForcibly().waitFor();

    lab.provider().down(NAME, Progress.silent());

    assertNothingLeft();
  }

  @Test
  void of_a_cluster_that_never_was() throws IOException {
    lab.provider().down("never-was", Progress.silent());
    assertNothingLeft();
  }

  @Test
  void of_a_boot_that_fails() throws IOException {
    var broken = folder.resolve("broken");
    Files.createDirectories(broken);
    for (var file : Program.files()) {
      Files.createSymbolicLink(broken.resolve(file), lab.programs().resolve(file));
    }
    Files.delete(broken.resolve("etcd"));
    Files.createSymbolicLink(broken.resolve("etcd"), Path.of("/bin/false"));
    var request = lab.request(NAME, broken);

    assertThatThrownBy(() -> lab.provider().up(request, Progress.silent()))
        .hasMessageContaining("etcd ended with exit code 1");

    assertNothingLeft();
    for (var file : Program.files()) {
      Files.delete(broken.resolve(file));
    }
  }

  private static State state() {
    return lab.provider().list().getFirst().state();
  }

  private static void kill(String label) throws IOException {
    var layout = Layout.of(lab.state(), NAME);
    var nodes = ClusterRecord.read(layout).orElseThrow().topology().nodes();
    var instance =
        ProgramInstance.all(layout, nodes).stream()
            .filter(one -> one.label().equals(label))
            .findFirst()
            .orElseThrow();
    for (long pid : instance.cgroups().processes()) {
      var name = Files.readString(Path.of("/proc", Long.toString(pid), "cmdline"));
      if (name.split("\0", 2)[0].endsWith("/" + instance.program().file())) {
        ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
      }
    }
    Await.until(Deadline.after(SETTLE), () -> !instance.alive(), () -> {}, () -> label);
  }

  private void assertNothingLeft() throws IOException {
    assertThat(lab.provider().list()).isEmpty();
    assertThat(lab.provider().find(NAME)).isEmpty();
    assertThat(HostInventory.of(lab.state(), NAME).things().values()).allMatch(Set::isEmpty);
    if (!alone || OtherContainers.run()) {
      System.out.println("others run containers here: only the cluster's own things were compared");
      return;
    }
    long end = System.nanoTime() + SETTLE.toNanos();
    while (!HostInventory.take().minus(before).isEmpty() && System.nanoTime() < end) {
      Thread.onSpinWait();
    }
    assertThat(HostInventory.take().minus(before)).isEmpty();
    assertThat(before.minus(HostInventory.take())).noneMatch(thing -> thing.startsWith("link"));
  }
}
