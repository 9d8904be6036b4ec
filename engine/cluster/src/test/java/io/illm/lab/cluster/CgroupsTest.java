package io.illm.lab.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.illm.lab.model.Broken;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A node's cgroups")
class CgroupsTest {

  private static final String HANDED_DOWN = "cgroup.subtree_control";
  private static final String ALL = "cpuset cpu io memory hugetlb pids rdma misc";
  private static final String PATH = "lab-demo/node-1";

  @TempDir private Path folder;
  private CgroupTree tree = new CgroupTree(Path.of("/"));

  @BeforeEach
  void plant() {
    tree = new CgroupTree(folder);
  }

  @Test
  void of_version_2_get_their_controllers_from_each_group_on_the_way() throws IOException {
    var root = tree.unified(ALL, "cpu memory pids");

    cgroups(root).create();

    assertThat(CgroupTree.read(root, HANDED_DOWN)).isEqualTo("+cpuset +hugetlb +io");
    assertThat(CgroupTree.read(root.resolve("lab-demo"), HANDED_DOWN))
        .isEqualTo("+cpu +cpuset +hugetlb +io +memory +pids");
    assertThat(CgroupTree.read(root.resolve(PATH), HANDED_DOWN))
        .isEqualTo("+cpu +cpuset +hugetlb +io +memory +pids");
    assertThat(root.resolve(PATH).resolve("system").resolve(HANDED_DOWN)).doesNotExist();
  }

  @Test
  void tell_what_the_machine_did_not_hand_down_before() throws IOException {
    assertThat(cgroups(tree.unified(ALL, "cpu io memory pids")).create())
        .containsExactly("cpuset", "hugetlb");
  }

  @Test
  void change_nothing_at_the_root_where_all_is_handed_down() throws IOException {
    var root = tree.unified(ALL, ALL);

    assertThat(cgroups(root).create()).isEmpty();
    assertThat(CgroupTree.read(root, HANDED_DOWN)).isEqualTo(ALL);
  }

  @Test
  void do_without_the_controllers_that_this_kernel_lacks() throws IOException {
    var root = tree.unified("cpuset cpu memory pids", "cpuset cpu memory pids");

    cgroups(root).create();

    assertThat(CgroupTree.read(root.resolve(PATH), HANDED_DOWN))
        .isEqualTo("+cpu +cpuset +memory +pids");
  }

  @Test
  void beside_version_1_leave_the_controllers_of_version_2_alone() throws IOException {
    var memory = tree.legacy("memory");
    var unified = tree.unified("hugetlb", "");

    new Cgroups(List.of(memory, unified), PATH).create();

    assertThat(CgroupTree.read(unified, HANDED_DOWN)).isEmpty();
    assertThat(unified.resolve("lab-demo").resolve(HANDED_DOWN)).doesNotExist();
    assertThat(memory.resolve(PATH).resolve("system")).isDirectory();
  }

  @Test
  void of_version_1_inherit_the_cpus() throws IOException {
    var root = tree.legacy("cpuset");
    CgroupTree.write(root, "cpuset.cpus", "0-1\n");
    CgroupTree.write(root.resolve("lab-demo"), "cpuset.cpus", "\n");

    cgroups(root).create();

    assertThat(CgroupTree.read(root.resolve("lab-demo"), "cpuset.cpus")).isEqualTo("0-1");
  }

  @Test
  void in_a_container_whose_root_holds_processes_say_so_and_how_to_move_them() throws IOException {
    var root = tree.unified(ALL, "");
    CgroupTree.write(root, "cgroup.type", "domain\n");
    refuse(root);

    assertThatThrownBy(() -> cgroups(root).create())
        .hasMessageContaining("holds processes itself")
        .isInstanceOfSatisfying(
            Broken.class,
            broken -> assertThat(broken.hint()).get().asString().contains(root + "; mkdir"));
  }

  @Test
  void where_they_may_not_be_changed_say_so_and_name_the_cure() throws IOException {
    var root = tree.unified(ALL, "");
    refuse(root);

    assertThatThrownBy(() -> cgroups(root).create())
        .hasMessageContaining("doesn't hand down cpu, cpuset, hugetlb, io, memory, pids")
        .isInstanceOfSatisfying(
            Broken.class,
            broken -> assertThat(broken.hint()).get().asString().contains("--privileged"));
  }

  @Test
  void of_version_2_are_killed_at_one_stroke() throws IOException {
    var root = tree.unified(ALL, ALL);
    CgroupTree.write(root.resolve(PATH), "cgroup.kill", "");

    cgroups(root).kill();

    assertThat(CgroupTree.read(root.resolve(PATH), "cgroup.kill")).isEqualTo("1");
  }

  @Test
  void are_thawed_in_both_versions() throws IOException {
    var legacy = tree.legacy("freezer");
    var unified = tree.unified("hugetlb", "");
    CgroupTree.write(legacy.resolve(PATH), "freezer.state", "FROZEN");
    CgroupTree.write(unified.resolve(PATH).resolve("kubepods"), "cgroup.freeze", "1");

    new Cgroups(List.of(legacy, unified), PATH).thaw();

    assertThat(CgroupTree.read(legacy.resolve(PATH), "freezer.state")).isEqualTo("THAWED");
    assertThat(CgroupTree.read(unified.resolve(PATH).resolve("kubepods"), "cgroup.freeze"))
        .isEqualTo("0");
  }

  @Test
  void are_found_with_their_pods_in_every_hierarchy() throws IOException {
    var legacy = tree.legacy("memory");
    var unified = tree.unified("hugetlb", "");
    CgroupTree.write(legacy.resolve(PATH).resolve("kubepods/pod1"), "cgroup.procs", "11\n12\n");
    CgroupTree.write(unified.resolve(PATH).resolve("system"), "cgroup.procs", "13\n");

    var cgroups = new Cgroups(List.of(legacy, unified), PATH);

    assertThat(cgroups.processes()).isEqualTo(Set.of(11L, 12L, 13L));
  }

  private static Cgroups cgroups(Path root) {
    return new Cgroups(List.of(root), PATH);
  }

  /** Makes every write to the file fail, even by root, by putting a folder in its place. */
  private static void refuse(Path root) throws IOException {
    Files.delete(root.resolve(HANDED_DOWN));
    Files.createDirectory(root.resolve(HANDED_DOWN));
  }
}
