package io.illm.lab.cluster;

import static org.assertj.core.api.Assertions.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.THROWABLE;

import io.illm.lab.cluster.ClusterStatus.State;
import io.illm.lab.model.BadInput;
import io.illm.lab.model.Progress;
import io.illm.lab.model.experiment.ClusterNeed;
import io.illm.lab.model.experiment.ClusterNeed.Cni;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Takes 50 s on two busy cores if the programs are in the cache. */
@Tag("need-root")
@DisplayName("An embedded cluster")
class ClusterIT {

  private static final String NAME = "cluster-it";
  private static final String OTHER = "cluster-it-2";
  private static final String TWIN = "cluster-it-3";

  @TempDir private static Path folder;
  private static Lab lab;
  private static Cluster cluster;

  @BeforeAll
  static void boot() throws Exception {
    lab = Lab.in(folder, ClusterIT.class);
    var need = ClusterNeed.of(3, 2, Cni.BRIDGE);
    cluster = lab.provider().up(lab.request(NAME, need, 0), Progress.silent());
    lab.runEverywhere(cluster);
    lab.kubectl(
        cluster, "create", "deployment", "app", "--image=" + TestImage.NAME, "--", "/app", "serve");
    lab.kubectl(cluster, "expose", "deployment", "app", "--port=80", "--target-port=8080");
    lab.kubectl(cluster, "wait", "--for=condition=Available", "deployment/app", "--timeout=60s");
  }

  @AfterAll
  static void down() {
    if (lab != null) {
      lab.provider().down(NAME, Progress.silent());
      lab.provider().down(OTHER, Progress.silent());
      lab.provider().down(TWIN, Progress.silent());
    }
  }

  @Test
  void is_listed_ready_with_every_program_alive() {
    var status = lab.provider().list().getFirst();
    assertThat(status.name()).isEqualTo(NAME);
    assertThat(status.state()).isEqualTo(State.READY);
    assertThat(status.programs()).hasSize(4 + 3 * 3).doesNotContainValue(false);
  }

  @Test
  void is_found_by_its_name_with_its_boot_time() {
    var found = lab.provider().find(NAME).orElseThrow();
    assertThat(found.server()).isEqualTo(cluster.server());
    assertThat(found.bootTime()).isPositive();
    assertThat(found.residentBytes()).isBetween(300L << 20, 2L << 30);
    assertThat(found.logs().get("node-1/kubelet")).isNotEmptyFile();
  }

  @Test
  void answers_a_service_from_inside_a_pod() {
    var address = lab.kubectl(cluster, "get", "service", "app", "-o=jsonpath={.spec.clusterIP}");
    assertThat(lab.kubectl(cluster, "exec", "deploy/app", "--", "/app", "get", "http://" + address))
        .contains("hello 10.244.");
  }

  @Test
  void has_its_nodes_in_zones() {
    var zones = "-o=jsonpath={.items[*].metadata.labels.topology\\.kubernetes\\.io/zone}";
    assertThat(lab.kubectl(cluster, "get", "nodes", zones)).isEqualTo("zone-a zone-b zone-a");
  }

  @Test
  void lets_pods_reach_those_of_other_nodes_and_services_from_each_node() {
    var columns = "-o=custom-columns=:.metadata.name,:.status.podIP,:.spec.nodeName";
    var pods =
        lab.kubectl(cluster, "get", "pods", "--selector=app=everywhere", "--no-headers", columns)
            .lines()
            .map(line -> line.split("\\s+", 3))
            .toList();
    assertThat(pods).extracting(pod -> pod[2]).containsOnly("node-1", "node-2", "node-3");
    var service = lab.kubectl(cluster, "get", "service", "app", "-o=jsonpath={.spec.clusterIP}");
    for (var from : pods) {
      for (var to : pods) {
        assertThat(get(from[0], "http://" + to[1] + ":8080")).contains("hello");
      }
      assertThat(get(from[0], "http://" + service)).contains("hello");
    }
  }

  private static String get(String pod, String url) {
    return lab.kubectl(cluster, "exec", pod, "--", "/app", "get", url);
  }

  @Test
  void shows_a_pods_log() {
    assertThat(lab.kubectl(cluster, "logs", "deploy/app")).contains("serving as app-");
  }

  @Test
  void forwards_a_port() throws Exception {
    var command = lab.kubectlCommand(cluster, "port-forward", "deploy/app", ":8080");
    var forward = new ProcessBuilder(command).redirectErrorStream(true).start();
    try (var lines = forward.inputReader(StandardCharsets.UTF_8);
        var http = HttpClient.newHttpClient()) {
      var port = lines.readLine().replaceAll("Forwarding from 127.0.0.1:(\\d+) .*", "$1");
      var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port)).build();
      assertThat(http.send(request, HttpResponse.BodyHandlers.ofString()).body()).contains("hello");
    } finally {
      forward.destroyForcibly().waitFor();
    }
  }

  @Test
  void measures_its_pods_resources() {
    awaitMetric("resource", "pod_memory_working_set_bytes");
  }

  @Test
  void measures_each_container_by_its_name() {
    awaitMetric("cadvisor", "container_memory_working_set_bytes{container=\"app\"");
  }

  private static void awaitMetric(String endpoint, String text) {
    var path = "/api/v1/nodes/node-1/proxy/metrics/" + endpoint;
    Await.until(
        Deadline.after(Duration.ofSeconds(30)),
        () -> lab.kubectl(cluster, "get", "--raw", path).contains(text),
        () -> {},
        () -> "the kubelet's metrics without " + text);
  }

  @Test
  void gives_its_pods_the_dns_service_and_no_way_out() {
    var pod = lab.kubectl(cluster, "get", "pods", "-o=jsonpath={.items[0].status.podIP}");
    assertThat(pod).startsWith("10.244.");
    var out = lab.attempt(cluster, "exec", "deploy/app", "--", "/app", "get", "http://192.0.2.1");
    assertThat(out).containsAnyOf("unreachable", "no route");
  }

  @Test
  void enforces_pod_security_by_a_namespaces_labels() {
    lab.kubectl(cluster, "create", "namespace", "strict");
    lab.kubectl(
        cluster, "label", "namespace", "strict", "pod-security.kubernetes.io/enforce=restricted");
    var refused =
        lab.attempt(cluster, "run", "app", "--namespace=strict", "--image=" + TestImage.NAME);
    assertThat(refused).contains("violates PodSecurity");
  }

  @Test
  void takes_more_images_while_it_is_up() {
    cluster.load(List.of(TestImage.of("lab.test/more:1")), Progress.silent());
    lab.kubectl(cluster, "run", "more", "--image=lab.test/more:1");
    lab.kubectl(cluster, "wait", "--for=condition=Ready", "pod/more", "--timeout=60s");
  }

  @Test
  void runs_what_an_image_was_rebuilt_to_under_the_same_name() {
    var name = "lab.test/rebuilt:1";
    cluster.load(List.of(TestImage.of(name, "hello")), Progress.silent());
    cluster.load(List.of(TestImage.of(name, "goodbye")), Progress.silent());
    lab.kubectl(cluster, "run", "rebuilt", "--image=" + name, "--", "serve");
    lab.kubectl(cluster, "wait", "--for=condition=Ready", "pod/rebuilt", "--timeout=60s");
    var address = lab.kubectl(cluster, "get", "pod", "rebuilt", "-o=jsonpath={.status.podIP}");
    var url = "http://" + address + ":8080";
    Await.until(
        Deadline.after(Duration.ofSeconds(30)),
        () ->
            lab.attempt(cluster, "exec", "rebuilt", "--", "/app", "get", url).startsWith("goodbye"),
        () -> {},
        () -> "the rebuilt image's greeting");
  }

  @Test
  void lets_one_of_two_be_when_both_are_booted_under_one_name() throws Exception {
    Callable<Cluster> up = () -> lab.provider().up(lab.request(TWIN), Progress.silent());
    try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
      var both = executor.invokeAll(List.of(up, up));
      assertThat(both.stream().filter(one -> one.state() == Future.State.FAILED))
          .singleElement()
          .extracting(Future::exceptionNow, as(THROWABLE))
          .isInstanceOf(BadInput.class)
          .hasMessageContaining("is here already");
    }
    assertThat(lab.provider().find(TWIN)).isPresent();
    lab.provider().down(TWIN, Progress.silent());
  }

  @Test
  void refuses_a_second_of_its_name_and_stays_as_it_is() {
    assertThatThrownBy(() -> lab.provider().up(lab.request(NAME), Progress.silent()))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("is here already");
    assertThat(lab.provider().list().getFirst().state()).isEqualTo(State.READY);
  }

  @Test
  void lives_beside_another_and_outlives_it() {
    var other = lab.provider().up(lab.request(OTHER), Progress.silent());
    assertThat(other.server()).isNotEqualTo(cluster.server());
    assertThat(lab.kubectl(other, "get", "nodes")).contains("Ready");
    lab.provider().down(OTHER, Progress.silent());
    assertThat(lab.kubectl(cluster, "get", "nodes")).contains("Ready");
  }
}
