package io.illm.lab.model.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import io.illm.lab.model.experiment.ClusterNeed.Cni;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("The clusters of an experiment")
class ClusterReaderTest {

  @TempDir private Path temporary;
  private SpecFolder spec;

  @BeforeEach
  void writeGoodSpecification() throws IOException {
    spec = SpecFolder.in(temporary);
  }

  @Test
  void are_one_of_one_node_where_nothing_is_said() {
    assertThat(spec.good().clusters())
        .containsExactlyEntriesOf(Map.of("main", ClusterNeed.ordinary()));
  }

  @Test
  void have_what_is_asked_for_and_main_comes_first() throws IOException {
    clusters("{other: {routes: [main]}, main: {nodes: 3, zones: 2, cni: none, apiServer: {v: 2}}}");

    assertThat(spec.good().clusters().keySet()).containsExactly("main", "other");
    ClusterNeed main = cluster("main");
    assertThat(main.nodes()).isEqualTo(3);
    assertThat(main.zones()).isEqualTo(2);
    assertThat(main.cni()).isEqualTo(Cni.NONE);
    assertThat(main.apiServer()).containsEntry("v", "2");
    assertThat(cluster("other").routes()).containsExactly("main");
  }

  @Test
  void give_a_flag_a_file_of_the_experiment() throws IOException {
    Files.createFile(spec.folder().resolve("audit.yaml"));
    clusters("{main: {apiServer: {audit-policy-file: ./audit.yaml}}}");

    assertThat(cluster("main").apiServer())
        .containsEntry("audit-policy-file", spec.folder().resolve("audit.yaml").toString());
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "{main: {apiServer: {audit-policy-file: ./none.yaml}}} | `./none.yaml` is no file of the",
        "{main: {apiServer: {audit-policy-file: ./../x.yaml}}} | `./../x.yaml` is no file of the",
        "{main: {nodes: 9}} | 8:28 a cluster can't have 9 nodes: 1 to 8",
        "{main: {nodes: 0}} | 8:28 a cluster can't have 0 nodes: 1 to 8",
        "{main: {nodes: 2, zones: 3}} | 8:38 2 nodes can't be in 3 zones",
        "{main: {cni: bridgge}} | 8:26 unknown cni `bridgge`",
        "{main: {node: 2}} | 8:21 unknown field `node`",
        "{other: {}} | 8:3 found no cluster `main`",
        "{main: {}, Other: {}} | 8:24 `Other` can't be a name",
        "{main: {routes: [othr]}, other: {}} | 8:29 no other cluster is called `othr`",
        "{main: {apiServer: {etcd-servers: x}}} | 8:33 `etcd-servers` is the lab's to set",
        "{main: {controllerManager: {leader-elect: x}}} | 8:41 `leader-elect` is the lab's",
        "{main: {apiServer: {--v: 2}}} | 8:33 `--v` is no flag",
      })
  void are_refused_where_they_can_not_be(String clusters, String expected) throws IOException {
    clusters(clusters);

    assertThat(spec.faults()).anySatisfy(fault -> assertThat(fault).contains(expected));
  }

  @Test
  void are_known_to_checks_by_name() throws IOException {
    spec.with("within: 60s", "cluster: othr");

    assertThat(spec.faults())
        .anySatisfy(fault -> assertThat(fault).contains("no cluster is called `othr`"));
  }

  private ClusterNeed cluster(String name) {
    return Objects.requireNonNull(spec.good().clusters().get(name), name);
  }

  private void clusters(String clusters) throws IOException {
    spec.with("  steps:", "  clusters: " + clusters + "\n  steps:");
  }
}
