package io.illm.lab.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.illm.lab.model.BadInput;
import io.illm.lab.model.Progress;
import io.illm.lab.model.experiment.ClusterNeed;
import io.illm.lab.model.experiment.ClusterNeed.Cni;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Takes a minute on two cores if the programs are in the cache. */
@Tag("need-root")
@DisplayName("Nodes that break")
class NodeActsIT {

  private static final String NAME = "node-acts-it";
  private static final String NODE = "node-2";

  @TempDir private static Path folder;
  private static Lab lab;
  private static NodeActs acts;
  private static Cluster cluster;

  @BeforeAll
  static void boot() {
    lab = Lab.in(folder, NodeActsIT.class);
    var soon = Map.of("node-monitor-grace-period", "8s", "node-monitor-period", "1s");
    var need = new ClusterNeed(2, 1, Cni.BRIDGE, List.of(), Map.of(), soon);
    cluster = lab.provider().up(lab.request(NAME, need, 0), Progress.silent());
    acts = cluster.nodeActs().orElseThrow();
  }

  @AfterAll
  static void down() {
    if (lab != null) {
      lab.provider().down(NAME, Progress.silent());
    }
  }

  @AfterEach
  void leave_it_whole() {
    acts.act(NodeAct.RETURN, NODE);
    await(true);
  }

  @ParameterizedTest
  @EnumSource(names = "RETURN", mode = EnumSource.Mode.EXCLUDE)
  void are_seen_as_not_ready_and_come_back(NodeAct act) {
    assertThat(acts.act(act, NODE)).startsWith(NODE);
    assertThat(acts.out()).containsExactly(NODE);
    await(false);

    assertThat(acts.act(NodeAct.RETURN, NODE)).endsWith("its link is up");
    assertThat(acts.out()).isEmpty();
    await(true);
  }

  @Test
  void run_pods_again_after_a_power_cut() {
    lab.kubectl(
        cluster,
        "run",
        "survivor",
        "--image=" + TestImage.NAME,
        "--overrides={\"spec\": {\"nodeName\": \"node-2\"}}",
        "--command",
        "--",
        "/app",
        "serve");
    lab.kubectl(cluster, "wait", "--for=condition=Ready", "pod/survivor", "--timeout=60s");

    acts.act(NodeAct.KILL, NODE);
    acts.act(NodeAct.RETURN, NODE);

    lab.kubectl(
        cluster,
        "wait",
        "--for=jsonpath={.status.containerStatuses[0].restartCount}=1",
        "pod/survivor",
        "--timeout=90s");
    lab.kubectl(cluster, "wait", "--for=condition=Ready", "pod/survivor", "--timeout=60s");
  }

  @Test
  void spare_the_one_with_the_control_plane() {
    assertThatThrownBy(() -> acts.act(NodeAct.KILL, "node-1"))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("control plane");
  }

  private static void await(boolean ready) {
    var condition = "condition=Ready=" + (ready ? "True" : "Unknown");
    lab.kubectl(cluster, "wait", "--for=" + condition, "node/" + NODE, "--timeout=90s");
  }
}
