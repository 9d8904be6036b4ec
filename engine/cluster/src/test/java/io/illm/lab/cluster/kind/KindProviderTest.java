package io.illm.lab.cluster.kind;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.illm.lab.cluster.Cluster;
import io.illm.lab.cluster.ClusterRequest;
import io.illm.lab.cluster.ClusterStatus;
import io.illm.lab.cluster.ClusterStatus.State;
import io.illm.lab.cluster.ImageArchive;
import io.illm.lab.model.BadInput;
import io.illm.lab.model.Broken;
import io.illm.lab.model.Progress;
import io.illm.lab.model.experiment.ClusterNeed;
import io.illm.lab.model.experiment.ClusterNeed.Cni;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Uses a fake of kind that records its arguments and prints what kind prints, because no container
 * engine runs on the machines that run the tests.
 */
class KindProviderTest {

  @TempDir private Path folder;
  private Path bin;

  @BeforeEach
  void have_a_kind_and_an_engine() throws IOException {
    bin = Files.createDirectory(folder.resolve("bin"));
    program("docker", "[ \"$1\" = info ]\n");
    program(
        "kind",
        """
        echo "$KIND_EXPERIMENTAL_PROVIDER: $*" >> %1$s/asked
        case "$1 $2" in
          "create cluster")
            echo 'Creating cluster "'"$4"'" ...' >&2
            printf 'clusters:\\n- cluster:\\n    server: https://127.0.0.1:41001\\n' > "$8"
            [ -e %1$s/full ] && { echo 'ERROR: failed to create cluster: no space left' >&2; exit 1; }
            echo "$4" >> %1$s/clusters ;;
          "get clusters") [ -s %1$s/clusters ] && cat %1$s/clusters || echo 'No kind clusters found.' >&2 ;;
          "delete cluster") touch %1$s/clusters; sed -i "/^$4$/d" %1$s/clusters ;;
          "export logs") mkdir -p "$3/$5-control-plane" && echo log > "$3/$5-control-plane/kubelet.log" ;;
          "load image-archive") [ -r "$3" ] ;;
        esac
        """
            .formatted(folder));
  }

  @Test
  void a_cluster_is_made_with_its_configuration_and_its_images() throws IOException {
    Path tar = Files.writeString(folder.resolve("shop.tar"), "image");

    Cluster cluster =
        subject()
            .up(request("play", ClusterNeed.of(3, 2, Cni.BRIDGE), image(tar)), Progress.silent());

    assertThat(asked())
        .containsExactly(
            "docker: create cluster --name lab-play --config %1$s/config.yaml --kubeconfig %1$s/kubeconfig --wait 180s"
                .formatted(folder.resolve("state/kind/play")),
            "docker: load image-archive " + tar + " --name lab-play");
    assertThat(cluster.server()).isEqualTo("https://127.0.0.1:41001");
    assertThat(cluster.kubeconfig()).exists();
    assertThat(cluster.bringsPlatform()).isTrue();
    assertThat(cluster.takesImages()).isTrue();
    assertThat(Files.readString(folder.resolve("state/kind/play/config.yaml")))
        .isEqualTo(
            """
            kind: Cluster
            apiVersion: kind.x-k8s.io/v1alpha4
            nodes:
            - role: control-plane
              labels:
                topology.kubernetes.io/region: lab
                topology.kubernetes.io/zone: zone-a
            - role: worker
              labels:
                topology.kubernetes.io/region: lab
                topology.kubernetes.io/zone: zone-b
            - role: worker
              labels:
                topology.kubernetes.io/region: lab
                topology.kubernetes.io/zone: zone-a
            """);
  }

  @Test
  void flags_are_added_to_those_that_kind_gives_itself() {
    ClusterNeed need =
        new ClusterNeed(
            1,
            1,
            Cni.NONE,
            List.of(),
            Map.of("v", "4"),
            Map.of("node-monitor-grace-period", "16s"));

    assertThat(new KindConfig(need).text())
        .contains("disableDefaultCNI: true")
        .endsWith(
            """
            kubeadmConfigPatchesJSON6902:
            - group: kubeadm.k8s.io
              version: v1beta4
              kind: ClusterConfiguration
              patch: |
                - op: add
                  path: /apiServer/extraArgs/-
                  value:
                    name: v
                    value: '4'
                - op: add
                  path: /controllerManager/extraArgs/-
                  value:
                    name: node-monitor-grace-period
                    value: 16s
            """);
  }

  @Test
  void without_an_engine_it_is_a_fault_and_nothing_is_created() throws IOException {
    Files.delete(bin.resolve("docker"));

    assertThatThrownBy(() -> subject().up(ordinary(), Progress.silent()))
        .isInstanceOfSatisfying(
            BadInput.class,
            bad ->
                assertThat(bad.faults().getFirst().hint())
                    .hasValue(
                        "start Docker or Podman, or leave `--provider kind` out: the embedded"
                            + " cluster needs none"))
        .hasMessage(
            "kind needs a container engine that answers (docker: not on the PATH; podman: not on"
                + " the PATH)");
    assertThat(folder.resolve("asked")).doesNotExist();
    assertThat(folder.resolve("state")).doesNotExist();
  }

  @Test
  void an_engine_that_does_not_answer_is_said_to_be_silent() throws IOException {
    program("docker", "echo 'Cannot connect to the Docker daemon' >&2; exit 1\n");

    assertThatThrownBy(() -> subject().up(ordinary(), Progress.silent()))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("docker: Cannot connect to the Docker daemon");
  }

  @Test
  void podman_is_chosen_where_docker_is_not_there() throws IOException {
    Files.move(bin.resolve("docker"), bin.resolve("podman"));

    subject().up(ordinary(), Progress.silent());

    assertThat(asked()).first().asString().startsWith("podman: create cluster");
  }

  @Test
  void a_failure_is_told_in_kinds_words_and_leaves_nothing() throws IOException {
    Files.createFile(folder.resolve("full"));

    assertThatThrownBy(() -> subject().up(ordinary(), Progress.silent()))
        .isInstanceOf(Broken.class)
        .hasMessageContaining("ERROR: failed to create cluster: no space left");
    assertThat(asked()).last().isEqualTo("docker: delete cluster --name lab-play");
    assertThat(subject().list()).isEmpty();
  }

  @Test
  void clusters_of_the_labs_are_listed_and_others_are_not() throws IOException {
    subject().up(ordinary(), Progress.silent());
    Files.writeString(folder.resolve("clusters"), "somebodys\nlab-play\n");

    assertThat(subject().list())
        .extracting(ClusterStatus::name, ClusterStatus::state)
        .containsExactly(tuple("kind:play", State.READY));
    assertThat(subject().find("play")).isPresent();
    assertThat(subject().find("somebodys")).isEmpty();
  }

  @Test
  void a_cluster_that_kind_has_lost_counts_as_down() throws IOException {
    subject().up(ordinary(), Progress.silent());
    Files.writeString(folder.resolve("clusters"), "");

    assertThat(subject().list()).extracting(ClusterStatus::state).containsExactly(State.DOWN);
  }

  @Test
  void down_removes_it_and_twice_is_fine() throws IOException {
    subject().up(ordinary(), Progress.silent());

    subject().down("play", Progress.silent());
    subject().down("play", Progress.silent());

    assertThat(asked().stream().filter(line -> line.contains("delete"))).hasSize(1);
    assertThat(folder.resolve("state/kind")).isEmptyDirectory();
  }

  @Test
  void logs_are_what_kind_gathers() {
    Cluster cluster = subject().up(ordinary(), Progress.silent());

    assertThat(cluster.logs()).containsOnlyKeys("lab-play-control-plane/kubelet.log");
  }

  private KindProvider subject() {
    return new KindProvider(
        folder.resolve("state"), () -> bin.resolve("kind"), Map.of("PATH", bin.toString()));
  }

  private ClusterRequest ordinary() {
    return request("play", ClusterNeed.ordinary());
  }

  private ClusterRequest request(String name, ClusterNeed need, ImageArchive... images) {
    return new ClusterRequest(name, bin, List.of(images), "pause", false, need, 0);
  }

  private static ImageArchive image(Path tar) {
    return new ImageArchive("ghcr.io/illm/shop:1", tar, "sha256:0");
  }

  private List<String> asked() throws IOException {
    return Files.readAllLines(folder.resolve("asked"));
  }

  private void program(String name, String script) throws IOException {
    Path file = Files.writeString(bin.resolve(name), "#!/bin/sh\n" + script);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
  }
}
