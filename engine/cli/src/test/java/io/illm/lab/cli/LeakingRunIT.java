package io.illm.lab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.illm.lab.cluster.HostInventory;
import io.illm.lab.model.run.Run;
import io.illm.lab.runner.store.RunFolder;
import io.illm.lab.runner.store.Runs;
import io.illm.lab.testkit.Prerequisite;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Takes three minutes on two busy cores, once programs and images are cached. */
@Tag("need-root")
@DisplayName("A run that leaves what can't be removed")
class LeakingRunIT {

  private static final Duration BOUND = Duration.ofMinutes(1);

  @TempDir private static Path folder;
  private static LabProcess lab;

  @BeforeAll
  static void have_a_lab() {
    Prerequisite.root(LeakingRunIT.class);
    lab = new LabProcess(folder);
  }

  @AfterAll
  static void leave_nothing() {
    if (lab != null) {
      lab.end();
    }
  }

  @Test
  void names_the_webhook_that_refuses_the_removal_and_ends_its_cluster() {
    lab.run("run", Fixture.named("ends/refused").path()).exits(5);

    assertThat(lab.last().audit().leaks())
        .anySatisfy(leak ->
            assertThat(leak)
                .contains("Namespace refused", "ValidatingWebhookConfiguration checkpoint"))
        .contains("object ValidatingWebhookConfiguration checkpoint");
    assertEndedSoon();
    assertClusterGone();
  }

  @Test
  void names_the_api_service_that_nobody_serves_and_ends_its_cluster() {
    lab.run("run", Fixture.named("ends/unserved").path()).exits(5);

    assertThat(lab.last().audit().leaks())
        .anySatisfy(leak ->
            assertThat(leak)
                .contains("Namespace unserved", "nobody serves APIService v1.orders.example.com"));
    assertThat(lab.last().audit().compared()).contains("could not be read: orders.example.com/v1");
    assertEndedSoon();
    assertClusterGone();
  }

  @Test
  void names_the_finalizer_and_stays_for_clean_on_a_shared_cluster() {
    lab.run("cluster", "up", "shared").exits(0);

    lab.run("run", Fixture.named("ends/held").path(), "--cluster", "shared").exits(5);

    assertThat(lab.last().audit().leaks())
        .anySatisfy(leak ->
            assertThat(leak).contains("ConfigMap held/parcel", "finalizer example.com/courier"));
    assertEndedSoon();
    assertThat(lab.run("clean").exits(5).out()).contains("still there", "example.com/courier");
    kubectl(
        "patch",
        "configmap/parcel",
        "--namespace",
        "held",
        "--type",
        "merge",
        "--patch",
        "{\"metadata\":{\"finalizers\":null}}");
    lab.run("clean").exits(0);
    assertThat(lab.run("clean").exits(0).out()).contains("nothing to clean");
    lab.run("cluster", "down", "shared").exits(0);
  }

  private static void kubectl(String... words) {
    List<String> command =
        new ArrayList<>(List.of("cluster", "shell", "--cluster", "shared", "--", "kubectl"));
    command.addAll(List.of(words));
    lab.run(command.toArray(String[]::new)).exits(0);
  }

  /** The time after the steps, without that of ending the cluster's processes. */
  private static void assertEndedSoon() {
    Duration took =
        lab.last().phases().stream()
            .filter(phase -> phase.name().equals("clean up") || phase.name().equals("audit"))
            .map(Run.Phase::took)
            .reduce(Duration.ZERO, Duration::plus);
    assertThat(took).isLessThan(BOUND);
  }

  private static void assertClusterGone() {
    RunFolder newest = new Runs(lab.home().runs()).folders().getFirst();
    assertThat(HostInventory.of(lab.home().state(), newest.cluster()).things().values())
        .allMatch(things -> things.isEmpty());
  }
}
