package io.illm.lab.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A probe of cgroups")
class CgroupProbeTest {

  @TempDir private Path folder;
  private CgroupTree tree = new CgroupTree(Path.of("/"));

  @BeforeEach
  void plant() {
    tree = new CgroupTree(folder);
  }

  @Test
  void says_what_it_tried_in_version_2() throws IOException {
    assertThat(probe(tree.unified("cpu cpuset memory pids", "")).what())
        .isEqualTo("a cgroup of version 2 with cpu, cpuset, memory, pids");
  }

  @Test
  void says_what_it_tried_in_version_1_with_version_2_beside_it() throws IOException {
    var roots =
        List.of(
            tree.legacy("cpu"),
            tree.legacy("cpuset"),
            tree.legacy("memory"),
            tree.legacy("pids"),
            tree.unified("hugetlb", ""));
    assertThat(probe(roots.toArray(Path[]::new)).what()).startsWith("a cgroup of version 1");
  }

  @Test
  void names_the_controllers_that_the_kernel_was_booted_without() throws IOException {
    var fault = probe(tree.unified("cpu cpuset pids", "")).fault().orElseThrow();
    assertThat(fault.message()).isEqualTo("cgroups here lack the controllers memory");
    assertThat(fault.hint().orElseThrow()).startsWith("cgroup_enable=memory");
  }

  @Test
  void of_a_machine_without_cgroups_says_how_to_mount_them() {
    assertThat(probe().fault().orElseThrow().message()).startsWith("no cgroups are mounted");
  }

  @Test
  void removes_the_groups_of_tests_that_were_killed() throws IOException {
    var root = tree.unified("cpu cpuset memory pids", "");
    var killed = Files.createDirectory(root.resolve("probe-lab-999999999"));
    var living = Files.createDirectory(root.resolve("probe-lab-1"));

    probe(root);

    assertThat(killed).doesNotExist();
    assertThat(living).exists();
  }

  @Test
  void takes_back_what_it_enabled() throws IOException {
    var root = tree.unified("cpu cpuset memory pids", "cpu memory pids");
    try (var probe = new CgroupProbe(List.of(tree.mountOf(root)))) {
      probe.run();
      assertThat(CgroupTree.read(root, "cgroup.subtree_control")).isEqualTo("+cpuset");
    }
    assertThat(CgroupTree.read(root, "cgroup.subtree_control")).isEqualTo("-cpuset");
  }

  private KernelProbe probe(Path... roots) {
    try (var probe = new CgroupProbe(Stream.of(roots).map(tree::mountOf).toList())) {
      return probe.run();
    }
  }
}
