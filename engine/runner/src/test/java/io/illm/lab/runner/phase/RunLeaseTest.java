package io.illm.lab.runner.phase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.illm.lab.model.BadInput;
import io.illm.lab.model.Progress;
import io.illm.lab.runner.phase.RunLease.Timing;
import io.illm.lab.testkit.kube.FakeCluster;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The Lease of a shared cluster")
class RunLeaseTest {

  private static final String LEASE =
      "/apis/coordination.k8s.io/v1/namespaces/kube-system/leases/lab-run";
  private static final Timing FAST = new Timing(Duration.ofSeconds(1), Duration.ofMillis(50));

  private FakeCluster cluster;
  private KubernetesClient client;

  @BeforeEach
  void start() throws IOException {
    cluster = new FakeCluster();
    client = cluster.client();
  }

  @AfterEach
  void stop() {
    client.close();
    cluster.close();
  }

  @Test
  void says_how_long_it_lasts_and_is_renewed() {
    RunLease lease = new RunLease(client, "mine", FAST);
    lease.take(Progress.silent());
    String first = renewed();

    await().until(() -> !renewed().equals(first));

    assertThat(cluster.field(LEASE, "/spec/leaseDurationSeconds")).isEqualTo("1");
    lease.release();
    assertThat(cluster.holds(LEASE)).isFalse();
  }

  @Test
  void of_a_living_run_is_refused_with_its_holder() {
    held(Instant.now());

    assertThatThrownBy(() -> new RunLease(client, "mine", FAST).take(Progress.silent()))
        .isInstanceOf(BadInput.class)
        .hasMessage("the run theirs uses this cluster");
  }

  @Test
  void of_a_run_that_crashed_is_taken_over_once_it_has_expired() {
    held(Instant.now().minusSeconds(60));

    RunLease lease = new RunLease(client, "mine", FAST);
    lease.take(Progress.silent());

    assertThat(cluster.field(LEASE, "/spec/holderIdentity")).isEqualTo("mine");
    lease.release();
  }

  @Test
  void of_a_run_on_a_machine_whose_clock_is_late_is_refused_as_it_is_renewed() {
    held(Instant.now().minusSeconds(60));
    RunLease slow =
        new RunLease(client, "mine", new Timing(Duration.ofSeconds(1), Duration.ofMillis(500)));

    CompletableFuture<Void> taking = CompletableFuture.runAsync(() -> slow.take(Progress.silent()));
    await()
        .until(() -> {
          held(Instant.now().minusSeconds(59)); // it renews, and its clock is a minute late
          return taking.isDone();
        });

    assertThatThrownBy(taking::join).hasMessageContaining("the run theirs uses this cluster");
  }

  @Test
  void that_another_run_has_taken_is_left_alone() {
    held(Instant.now());

    new RunLease(client, "mine", FAST).release();

    assertThat(cluster.holds(LEASE)).isTrue();
  }

  private String renewed() {
    return cluster.field(LEASE, "/spec/renewTime");
  }

  private void held(Instant renewed) {
    cluster.has(
        LEASE,
        ("{'kind':'Lease','apiVersion':'coordination.k8s.io/v1','metadata':{'name':'lab-run',"
                + "'namespace':'kube-system'},'spec':{'holderIdentity':'theirs',"
                + "'leaseDurationSeconds':30,'renewTime':'%s'}}")
            .formatted(renewed.toString().replaceAll("(\\.\\d{6})\\d*Z", "$1Z")));
  }
}
