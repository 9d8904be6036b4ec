package io.illm.lab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.illm.lab.component.cluster.Clusters;
import io.illm.lab.component.kube.KubeClient;
import io.illm.lab.runner.audit.ObjectInventory;
import io.illm.lab.testkit.Prerequisite;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Boots one cluster for all, on which each test installs the same component. */
@Tag("need-root")
@DisplayName("A component")
class ComponentsIT {

  private static final String CLUSTER = "components-it";

  @TempDir private static Path folder;
  private static LabProcess lab;
  private static ObjectInventory bare;

  @BeforeAll
  static void boot() throws IOException {
    Prerequisite.root(ComponentsIT.class);
    Path checkout = WidgetsCheckout.in(folder.resolve("checkout"));
    lab = new LabProcess(folder, checkout);
    lab.run("cluster", "up", CLUSTER).exits(0);
    bare = inventory();
  }

  @AfterAll
  static void leave_nothing() {
    if (lab != null) {
      lab.end();
    }
  }

  @BeforeEach
  void install() {
    lab.run("component", "install", "widgets").exits(0);
  }

  @Test
  void comes_out_of_its_module_with_its_patches_on_top() {
    assertThat(kubectl("get", "deployment", "-n", "widgets", "-o", "jsonpath={..readyReplicas}"))
        .isEqualTo("2");
    assertThat(kubectl("get", "configmaps", "-n", "widgets", "-o", "name"))
        .contains("configmap/wanted")
        .doesNotContain("configmap/unwanted");
    assertThat(kubectl("get", "widgets", "-A", "-o", "name")).contains("widget.example.org/one");
  }

  @Test
  void is_as_it_was_after_it_is_applied_again() {
    String versions = versions();

    lab.run("component", "install", "widgets").exits(0);

    assertThat(versions()).isEqualTo(versions);
  }

  @Test
  void leaves_nothing_when_it_is_removed() {
    LabProcess.Ended removed = lab.run("component", "remove", "widgets").exits(0);

    assertThat(removed.out()).startsWith("widgets: removed, ");
    assertThat(removed.err()).doesNotContain("finalizers");
    assertThat(inventory().minus(bare)).isEmpty();
    assertThat(lab.run("component", "remove", "widgets").exits(0).out())
        .isEqualTo("widgets: not installed\n");
  }

  @Test
  void is_removed_in_bounded_time_when_a_finalizer_is_served_by_nobody() throws IOException {
    Path held = folder.resolve("held.yaml");
    Files.writeString(
        held,
        """
        apiVersion: example.org/v1
        kind: Widget
        metadata: {name: held, namespace: default, finalizers: [example.org/hold]}
        """);
    kubectl("apply", "-f", held.toString());
    Instant began = Instant.now();

    LabProcess.Ended removed = lab.run("component", "remove", "widgets", "--wait", "5").exits(0);

    assertThat(Duration.between(began, Instant.now())).isLessThan(Duration.ofMinutes(1));
    assertThat(removed.err()).contains("finalizers", "Widget default/held had example.org/hold");
    assertThat(inventory().minus(bare)).isEmpty();
  }

  @Test
  void is_rendered_without_a_trace_of_the_lab() {
    String yaml = lab.run("component", "render", "widgets").exits(0).out();

    assertThat(yaml).startsWith("apiVersion: v1\nkind: Namespace\n").contains("replicas: 2");
    assertThat(yaml).doesNotContain("lab.illm.io", "unwanted");
  }

  private static String versions() {
    return kubectl(
        "get",
        "namespaces,crd,deployments,configmaps,serviceaccounts,widgets",
        "-A",
        "-l",
        "lab.illm.io/component=widgets",
        "-o",
        "jsonpath={range .items[*]}{.kind}/{.metadata.name} {.metadata.resourceVersion}{\"\\n\"}"
            + "{end}");
  }

  private static ObjectInventory inventory() {
    var cluster = new Clusters(lab.home()).provider().find(CLUSTER).orElseThrow();
    try (KubeClient client = KubeClient.of(cluster)) {
      return ObjectInventory.take(client.kubernetes());
    }
  }

  private static String kubectl(String... words) {
    var command = new ArrayList<>(List.of("cluster", "shell", "--", "kubectl"));
    command.addAll(List.of(words));
    return lab.run(command.toArray(String[]::new)).exits(0).out();
  }
}
