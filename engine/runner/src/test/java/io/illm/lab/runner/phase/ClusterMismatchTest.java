package io.illm.lab.runner.phase;

import static org.assertj.core.api.Assertions.assertThat;

import io.illm.lab.model.Fault;
import io.illm.lab.model.Library;
import io.illm.lab.model.experiment.Experiment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClusterMismatchTest {

  @TempDir private Path folder;

  @Test
  void an_ordinary_experiment_fits() throws IOException {
    assertThat(ClusterMismatch.faults(experiment("{main: {nodes: 2}}", "kubectl get nodes"), 2))
        .isEmpty();
  }

  @Test
  void one_that_needs_more_nodes_or_clusters_does_not() throws IOException {
    List<Fault> faults =
        ClusterMismatch.faults(experiment("{main: {nodes: 3}, other: {}}", "kubectl get nodes"), 2);

    assertThat(faults)
        .extracting(Fault::message)
        .containsExactly("it needs 2 clusters", "it needs 3 nodes, and this cluster has 2");
  }

  @Test
  void one_that_changes_the_control_plane_or_the_network_does_not() throws IOException {
    List<Fault> faults =
        ClusterMismatch.faults(
            experiment("{main: {cni: none, apiServer: {v: \"4\"}}}", "kubectl get nodes"), 1);

    assertThat(faults)
        .extracting(Fault::message)
        .containsExactly(
            "it brings a network of pods of its own, and this cluster has one",
            "it sets flags of the API server, which the lab can't change here");
    assertThat(faults)
        .allSatisfy(
            fault -> assertThat(fault.place().orElseThrow().file()).hasFileName("experiment.yaml"));
  }

  private Experiment experiment(String clusters, String command) throws IOException {
    Path home = Files.createDirectories(folder.resolve("demo"));
    Path roadmap = folder.resolve("docs/roadmap.md");
    Files.createDirectories(roadmap.getParent());
    Files.writeString(roadmap, "### 8.1 Rolling updates\n\n- [8.1-01] A task\n");
    Files.writeString(
        home.resolve("experiment.yaml"),
        """
        apiVersion: lab.illm.io/v1alpha1
        kind: Experiment
        metadata: {name: demo}
        spec:
          section: "8.1"
          title: A demo
          namespaces: [demo]
          clusters: %s
          steps:
            - step: Look
              checks: []
        """
            .formatted(clusters));
    Files.writeString(
        home.resolve("README.md"), "# Demo\n\n## Look\n\n```bash\n" + command + "\n```\n");
    return new Library(folder).read(home.toString()).experiment().orElseThrow();
  }
}
