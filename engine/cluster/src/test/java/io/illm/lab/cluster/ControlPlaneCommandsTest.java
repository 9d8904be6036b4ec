package io.illm.lab.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.illm.lab.model.experiment.ClusterNeed;
import io.illm.lab.model.experiment.ClusterNeed.Cni;
import io.illm.lab.model.experiment.OwnedFlags;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The command lines of the control plane")
class ControlPlaneCommandsTest {

  // The flags of the lab that an experiment may replace.
  private static final Set<String> DEFAULTS =
      Set.of(
          "enable-admission-plugins",
          "enable-priority-and-fairness",
          "profiling",
          "kube-api-qps",
          "kube-api-burst");

  @Test
  void begin_with_the_program() {
    assertThat(commands(Map.of(), Cni.BRIDGE).etcd()).first().isEqualTo("/programs/etcd");
    assertThat(commands(Map.of(), Cni.BRIDGE).scheduler()).contains("--leader-elect=false");
  }

  @Test
  void have_the_flags_of_the_experiment_instead_of_the_labs_defaults() {
    var line = commands(Map.of("profiling", "true", "v", "2"), Cni.BRIDGE).apiServer();
    assertThat(line).contains("--profiling=true", "--v=2").doesNotContain("--profiling=false");
  }

  @Test
  void set_no_flag_that_is_neither_a_default_nor_refused_to_experiments() {
    assertThat(names(commands(Map.of(), Cni.NONE).apiServer()))
        .containsAll(OwnedFlags.API_SERVER)
        .allMatch(flag -> DEFAULTS.contains(flag) || OwnedFlags.API_SERVER.contains(flag));
    assertThat(names(commands(Map.of(), Cni.NONE).controllerManager()))
        .containsAll(OwnedFlags.CONTROLLER_MANAGER)
        .allMatch(flag -> DEFAULTS.contains(flag) || OwnedFlags.CONTROLLER_MANAGER.contains(flag));
  }

  private static Set<String> names(List<String> line) {
    return line.stream()
        .skip(1)
        .map(flag -> flag.substring(2, flag.indexOf('=')))
        .collect(Collectors.toSet());
  }

  private static ControlPlaneCommands commands(Map<String, String> apiServer, Cni cni) {
    var need = new ClusterNeed(1, 1, cni, List.of(), apiServer, Map.of());
    var topology = new Topology(new Subnet(7), new Ranges(0), 1, 1, cni, false);
    return new ControlPlaneCommands(
        Layout.of(Path.of("/state"), "demo"), topology, need, Path.of("/programs"));
  }
}
