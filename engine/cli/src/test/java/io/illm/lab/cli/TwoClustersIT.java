package io.illm.lab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.illm.lab.cluster.HostInventory;
import io.illm.lab.model.run.Run;
import io.illm.lab.model.run.Run.Outcome.Tutorial;
import io.illm.lab.runner.store.RunFolder;
import io.illm.lab.runner.store.Runs;
import io.illm.lab.testkit.Prerequisite;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Takes 70 s on two busy cores, once programs and images are cached. */
@Tag("need-root")
@DisplayName("A run with two clusters")
class TwoClustersIT {

  // Both clusters are booting then, or up.
  private static final int BOTH_ARE_THERE_MILLIS = 12_000;

  @TempDir private static Path folder;
  private static LabProcess lab;

  @BeforeAll
  static void have_a_lab() {
    Prerequisite.root(TwoClustersIT.class);
    lab = new LabProcess(folder);
  }

  @AfterAll
  static void leave_nothing() {
    if (lab != null) {
      lab.end();
    }
  }

  @Test
  void lets_pods_of_one_call_a_service_of_the_other_and_each_ends_alone() {
    lab.run("run", Fixture.twoClusters().path(), "--keep").exits(0);
    Run run = lab.last();
    assertThat(run.outcome().tutorial()).isEqualTo(Tutorial.PASSED);
    assertThat(run.audit().state()).isEqualTo(Run.Audit.State.CLEAN);
    String main = newest().cluster();

    lab.run("cluster", "down", newest().cluster("other")).exits(0);

    lab.run("cluster", "status", main).exits(0);
    assertThat(nodes(main)).contains("node/node-1 condition met", "node/node-2 condition met");
    lab.run("cluster", "down", main).exits(0);
    assertNothingLeft();
  }

  @Test
  void leaves_nothing_of_either_once_it_was_killed_and_cleaned() throws Exception {
    LabProcess.Running running = lab.start("run", Fixture.twoClusters().path());
    Thread.sleep(BOTH_ARE_THERE_MILLIS);
    running.process().destroyForcibly().waitFor();

    lab.run("clean").exits(0);

    assertNothingLeft();
  }

  @Test
  void leaves_a_report_and_nothing_of_the_first_where_the_second_is_refused() throws Exception {
    LabProcess.Running running = lab.start("run", Fixture.twoClusters().path());
    running.awaitOnErr("start clusters");
    Path taken = lab.home().state().resolve("clusters").resolve(newest().cluster("other"));
    Files.createDirectories(taken); // as if another cluster had the second one's name

    LabProcess.Ended ended = running.end();
    Files.delete(taken);

    ended.exits(4);
    assertThat(lab.last().outcome().broken())
        .hasValueSatisfying(why -> assertThat(why).contains(newest().cluster("other")));
    assertNothingLeft();
    assertThat(lab.run("clean").exits(0).out()).contains("nothing to clean");
  }

  private static String nodes(String cluster) {
    return lab.run(
            "cluster",
            "shell",
            "--cluster",
            cluster,
            "--",
            "kubectl",
            "wait",
            "--for=condition=Ready",
            "nodes",
            "--all",
            "--timeout=20s")
        .exits(0)
        .out();
  }

  private static RunFolder newest() {
    return new Runs(lab.home().runs()).folders().getFirst();
  }

  private static void assertNothingLeft() {
    for (RunFolder run : new Runs(lab.home().runs()).folders()) {
      for (String cluster : Set.of(run.cluster(), run.cluster("other"))) {
        assertThat(HostInventory.of(lab.home().state(), cluster).things().values())
            .as("of cluster %s", cluster)
            .allMatch(things -> things.isEmpty());
      }
    }
  }
}
