package io.illm.lab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.illm.lab.model.run.Run;
import io.illm.lab.model.run.StepResult.Status;
import io.illm.lab.testkit.Prerequisite;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** Takes two minutes on two busy cores, once programs and images are cached. */
@Tag("need-root")
@DisplayName("A cluster that a kubeconfig names")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class VisitIT {

  private static final String CLUSTER = "visit-it";
  private static final String CONTEXT = "kubeconfig:lab-" + CLUSTER;
  private static final Duration DEADLINE_OF_A_CHECK = Duration.ofSeconds(60);

  @TempDir private static Path folder;
  private static LabProcess providerKind;
  private static LabProcess visitor;

  @BeforeAll
  static void have_a_cluster_without_the_experiments_images() throws IOException {
    Prerequisite.root(VisitIT.class);
    providerKind = new LabProcess(made("maker"));
    providerKind.run("cluster", "up", CLUSTER).exits(0);
    String kubeconfig = providerKind.run("cluster", "kubeconfig", "--path").exits(0).out().strip();
    visitor = new LabProcess(made("visitor")).withKubeconfig(kubeconfig);
  }

  @AfterAll
  static void leave_nothing() {
    if (visitor != null) {
      visitor.end();
    }
    if (providerKind != null) {
      providerKind.end();
    }
  }

  @Test
  @Order(1)
  void is_not_touched_where_nobody_can_be_asked() {
    List<String> before = objects();

    LabProcess.Ended ended = visitor.run("run", Fixture.whole().path(), "--cluster", CONTEXT);

    assertThat(ended.exits(2).err())
        .contains(CONTEXT + " is a cluster that the lab did not make", "namespace first-light")
        .contains("`--yes` agrees to the above");
    assertThat(objects()).isEqualTo(before);
  }

  @Test
  @Order(2)
  void that_cannot_pull_an_image_is_told_of_soon_and_left_as_it_was() {
    List<String> before = objects();

    // The same tutorial without its studies, whose trials would wait for the pod in vain, too.
    visitor.run("prove", Fixture.whole().path(), "--cluster", CONTEXT, "--yes").exits(1);

    Run run = visitor.last();
    assertThat(run.steps().stream().flatMap(step -> step.checks().stream()).map(c -> c.message()))
        .anySatisfy(message ->
            assertThat(message)
                .contains("waiting longer is of no use", "can't pull ghcr.io/illm/toolbox:0.1.0"));
    assertThat(run.steps().stream().filter(step -> step.status() == Status.FAILED))
        .singleElement()
        .satisfies(step -> assertThat(step.took()).isLessThan(DEADLINE_OF_A_CHECK));
    assertThat(run.audit().state()).isEqualTo(Run.Audit.State.CLEAN);
    assertThat(objects()).isEqualTo(before);
  }

  @Test
  @Order(3)
  void that_has_the_images_runs_the_experiment_and_is_left_as_it_was() {
    List<String> before = objects();
    providerKind
        .run("run", Fixture.whole().path(), "--cluster", CLUSTER)
        .exits(0); // loads the images

    visitor.run("run", Fixture.whole().path(), "--cluster", CONTEXT, "--yes").exits(0);

    Run run = visitor.last();
    assertThat(run.environment().provider()).isEqualTo("kubeconfig");
    assertThat(run.audit().state()).isEqualTo(Run.Audit.State.CLEAN);
    assertThat(run.audit().compared()).contains("approximate");
    assertThat(objects()).isEqualTo(before);
  }

  @Test
  @Order(4)
  void is_cleaned_of_a_run_that_was_killed() throws Exception {
    List<String> before = objects();
    LabProcess.Running running =
        visitor.start("run", Fixture.whole().path(), "--cluster", CONTEXT, "--yes");
    running.awaitOnErr("the note says first light");
    running.process().destroyForcibly().waitFor();
    assertThat(objects()).as("what the killed run left").isNotEqualTo(before);

    visitor.run("clean").exits(0);

    assertThat(objects()).isEqualTo(before);
  }

  @Test
  @Order(5)
  void keeps_what_somebody_else_installed(@TempDir Path copies) throws IOException {
    providerKind
        .run("cluster", "shell", "--", "kubectl", "create", "namespace", "registry")
        .exits(0);
    List<String> before = objects();
    Fixture needy =
        Fixture.copy(copies).with("experiment.yaml", "[toolbox]", "[toolbox, registry]");

    LabProcess.Ended ended = visitor.run("run", needy.path(), "--cluster", CONTEXT, "--yes");

    assertThat(ended.exits(2).err())
        .contains("parts of registry that the lab did not install: Namespace registry");
    assertThat(objects()).isEqualTo(before);
  }

  private static Path made(String name) throws IOException {
    return Files.createDirectory(folder.resolve(name));
  }

  private static List<String> objects() {
    String kinds =
        "namespaces,deployments,pods,configmaps,serviceaccounts,roles,rolebindings,clusterroles,"
            + "clusterrolebindings,leases";
    return providerKind
        .run("cluster", "shell", "--", "kubectl", "get", kinds, "-A", "-o", "name")
        .exits(0)
        .out()
        .lines()
        .filter(name -> !name.endsWith("/node-1")) // the node renews its own lease
        .sorted()
        .toList();
  }
}
