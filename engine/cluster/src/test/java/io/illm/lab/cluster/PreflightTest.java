package io.illm.lab.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.illm.lab.model.Fault;
import io.illm.lab.model.experiment.ClusterNeed;
import io.illm.lab.model.experiment.ClusterNeed.Cni;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The preflight")
class PreflightTest {

  private static final Host FIT =
      new Host(
          true,
          true,
          true,
          HostTools.PACKAGES.keySet(),
          Optional.of(Path.of("/usr/sbin/runc")),
          List.of(KernelProbe.passed("overlay")),
          10L << 30,
          8L << 30,
          Set.of(),
          true,
          "");

  @TempDir private Path programs;

  @BeforeEach
  void put_programs_in_place() throws IOException {
    for (var file : Program.files()) {
      Files.createFile(programs.resolve(file));
      assertThat(programs.resolve(file).toFile().setExecutable(true)).isTrue();
    }
  }

  @Test
  void lets_a_fit_machine_through() {
    assertThat(faults(FIT, request("demo"))).isEmpty();
  }

  @Test
  void says_nothing_more_of_a_machine_that_is_not_linux() {
    var host =
        new Host(
            false, false, false, Set.of(), Optional.empty(), List.of(), 0, 0, Set.of(), false, "");
    assertThat(messages(host, request("demo"))).singleElement().asString().contains("needs Linux");
  }

  @Test
  void names_every_fault_at_once() {
    var host =
        new Host(
            true,
            false,
            false,
            Set.of(),
            Optional.empty(),
            lacking("overlay"),
            1L << 30,
            1L << 30,
            everySubnet(),
            false,
            "");
    var request =
        new ClusterRequest(
            "UP!", Path.of("/none"), List.of(), "pause", true, ClusterNeed.ordinary(), 0);
    assertThat(messages(host, request))
        .anySatisfy(message -> assertThat(message).contains("`UP!` can't be a cluster's name"))
        .anySatisfy(message -> assertThat(message).contains("needs root"))
        .anySatisfy(message -> assertThat(message).contains("not on the PATH", "nft", "runc"))
        .anySatisfy(message -> assertThat(message).contains("lacks overlay"))
        .anySatisfy(message -> assertThat(message).contains("only 1.0 GiB of disk"))
        .anySatisfy(message -> assertThat(message).contains("only 1.0 GiB of memory"))
        .anySatisfy(message -> assertThat(message).contains("no free subnet"))
        .anySatisfy(message -> assertThat(message).contains("forwards packets"))
        .anySatisfy(message -> assertThat(message).contains("/none lacks", "kube-apiserver"))
        .hasSize(9);
  }

  @Test
  void gives_each_fault_its_cure() {
    var host =
        new Host(
            true,
            false,
            false,
            Set.of(),
            Optional.empty(),
            lacking("veth"),
            0,
            0,
            everySubnet(),
            false,
            "");
    assertThat(faults(host, request("-"))).allSatisfy(f -> assertThat(f.hint()).isPresent());
  }

  @Test
  void names_the_packages_to_install() {
    var host =
        new Host(
            true,
            true,
            true,
            Set.of("ip", "mount", "umount"),
            Optional.empty(),
            List.of(),
            10L << 30,
            8L << 30,
            Set.of(),
            true,
            "");
    assertThat(faults(host, request("demo")))
        .singleElement()
        .satisfies(fault ->
            assertThat(fault.hint())
                .hasValueSatisfying(hint ->
                    assertThat(hint)
                        .endsWith(
                            "apt-get install conntrack iptables nftables runc" + " util-linux")));
  }

  @Test
  void asks_for_more_memory_the_more_nodes_and_clusters_there_are() {
    long one = Preflight.further(List.of(ClusterNeed.ordinary()));
    long three = Preflight.further(List.of(ClusterNeed.of(3, 1, Cni.BRIDGE)));
    long two = Preflight.further(List.of(ClusterNeed.ordinary(), ClusterNeed.ordinary()));

    assertThat(one).isZero();
    assertThat(three).isEqualTo(640L << 20);
    assertThat(two).isEqualTo(1536L << 20);
  }

  @Test
  void says_so_if_memory_may_be_short() {
    assertThat(Preflight.tightMemory(2L << 30, 1L << 30))
        .hasValueSatisfying(line -> assertThat(line).contains("2.0 GiB", "need 2.5 GiB"));
    assertThat(Preflight.tightMemory(2L << 30, 1L << 29)).isEmpty();
  }

  @Test
  void refuses_more_zones_than_nodes() {
    var request =
        new ClusterRequest(
            "demo", programs, List.of(), "pause", false, ClusterNeed.of(2, 3, Cni.BRIDGE), 0);
    assertThat(messages(FIT, request)).containsExactly("2 nodes can't be in 3 zones");
  }

  @Test
  void refuses_a_name_in_use_and_says_how_to_free_it() {
    var faults = new Preflight(FIT, name -> name.equals("demo")).faults(request("demo"));
    assertThat(faults)
        .containsExactly(
            Fault.of(
                "a cluster named `demo` is here already",
                "`lab cluster down demo`, or take another name"));
  }

  @Test
  void refuses_an_image_whose_archive_is_missing() {
    var image = new ImageArchive("example.org/app:1", Path.of("/none.tar"), "sha256:0");
    var request =
        new ClusterRequest(
            "demo", programs, List.of(image), "pause", false, ClusterNeed.ordinary(), 0);
    assertThat(messages(FIT, request))
        .singleElement()
        .asString()
        .contains("`example.org/app:1` isn't at /none.tar");
  }

  private static List<KernelProbe> lacking(String feature) {
    return List.of(KernelProbe.failed(feature, KernelProbes.lacks(feature)));
  }

  private static Set<Subnet> everySubnet() {
    return new HashSet<>(IntStream.range(0, Subnet.COUNT).mapToObj(Subnet::new).toList());
  }

  private ClusterRequest request(String name) {
    return new ClusterRequest(name, programs, List.of(), "pause", false, ClusterNeed.ordinary(), 0);
  }

  private static List<Fault> faults(Host host, ClusterRequest request) {
    return new Preflight(host, _ -> false).faults(request);
  }

  private static List<String> messages(Host host, ClusterRequest request) {
    return faults(host, request).stream().map(Fault::message).toList();
  }
}
