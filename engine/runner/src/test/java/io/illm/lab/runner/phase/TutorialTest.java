package io.illm.lab.runner.phase;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.illm.lab.check.CommandResult;
import io.illm.lab.check.Diagnosis;
import io.illm.lab.check.EarlyExit;
import io.illm.lab.check.Observer;
import io.illm.lab.cluster.ProviderKind;
import io.illm.lab.component.image.ImageCatalog;
import io.illm.lab.component.install.InstallPlan;
import io.illm.lab.image.ImagePolicy;
import io.illm.lab.model.experiment.Experiment;
import io.illm.lab.model.run.CheckResult;
import io.illm.lab.model.run.Run;
import io.illm.lab.model.run.StepResult;
import io.illm.lab.model.run.StepResult.Status;
import io.illm.lab.model.run.StudyResult.Verdict;
import io.illm.lab.runner.RunEvent;
import io.illm.lab.runner.RunOptions;
import io.illm.lab.runner.audit.ObjectInventory;
import io.illm.lab.runner.step.CheckEvaluator;
import io.illm.lab.runner.step.ClusterView;
import io.illm.lab.runner.step.StepRunner;
import io.illm.lab.runner.step.StepShell;
import io.illm.lab.runner.step.StepUser;
import io.illm.lab.runner.step.Workspace;
import io.illm.lab.runner.store.Evidence;
import io.illm.lab.runner.store.RunFolder;
import io.illm.lab.runner.study.Studies;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A tutorial of which not every step can run here")
class TutorialTest {

  private static final StepsNotRun SECOND =
      new StepsNotRun(Map.of("Two", "this kernel has no netem"));

  @TempDir private Path folder;
  private Experiment experiment;
  private RunState state;
  private final List<RunEvent> events = new ArrayList<>();
  private final List<String> installed = new ArrayList<>();

  @BeforeEach
  void write() throws IOException {
    experiment =
        SmallExperiment.of(
            folder,
            """
            steps:
              - step: One
              - step: Two
                install: [tool]
                checks:
                  - name: it is slow
                    proves: [8.1-01]
                    command: date
                    that: command.exitCode == 0
                    always: true
                    emulated-by: moto, which stands in for AWS
              - step: Three
            """);
    state =
        new RunState(
            new RunFolder(folder.resolve("20261128-080000-0001")),
            options(),
            resolved(experiment),
            Instant.now());
  }

  @Test
  void runs_the_others_and_is_partial() throws IOException {
    assertThat(run(SECOND))
        .extracting(StepResult::status)
        .containsExactly(Status.PASSED, Status.NOT_RUN, Status.PASSED);
    assertThat(state.result().outcome().tutorial()).isEqualTo(Run.Outcome.Tutorial.PARTIAL);
    assertThat(state.result().exitCode()).isZero();
  }

  @Test
  void says_why_and_tries_nothing_of_the_step() throws IOException {
    StepResult step = run(SECOND).get(1);

    assertThat(step.reason()).isEqualTo("this kernel has no netem");
    assertThat(step.blocks()).isEmpty();
    assertThat(installed).isEmpty();
    assertThat(step.checks())
        .singleElement()
        .satisfies(check -> {
          assertThat(check.status()).isEqualTo(CheckResult.Status.NOT_RUN);
          assertThat(check.control()).isEqualTo(CheckResult.Control.UNTRIED);
          assertThat(check.proves()).containsExactly("8.1-01");
          assertThat(check.emulatedBy()).isEqualTo("moto, which stands in for AWS");
          assertThat(check.watch()).isEmpty();
        });
    assertThat(events)
        .filteredOn(RunEvent.StepBegan.class::isInstance)
        .extracting(event -> ((RunEvent.StepBegan) event).title())
        .containsExactly("One", "Three");
  }

  @Test
  void fails_where_another_step_fails() throws IOException {
    experiment = failing();

    assertThat(run(SECOND))
        .extracting(StepResult::reason)
        .satisfiesExactly(
            first -> assertThat(first).contains("exited with 7"),
            second -> assertThat(second).isEqualTo("this kernel has no netem"),
            third -> assertThat(third).isEqualTo("`One` failed before it"));
    assertThat(state.result().outcome().tutorial()).isEqualTo(Run.Outcome.Tutorial.FAILED);
  }

  @Test
  void of_which_no_step_can_run_is_partial() throws IOException {
    List<StepResult> results = run(new StepsNotRun(Map.of("One", "a", "Two", "a", "Three", "a")));

    assertThat(results).extracting(StepResult::status).containsOnly(Status.NOT_RUN);
    assertThat(state.result().outcome().tutorial()).isEqualTo(Run.Outcome.Tutorial.PARTIAL);
    assertThat(state.result().strictExitCode()).isEqualTo(3);
  }

  @Test
  void leaves_out_the_studies_that_use_such_a_step() throws IOException {
    experiment =
        SmallExperiment.of(
            folder,
            """
            steps:
              - {step: One}
              - {step: Two}
            studies:
              - {study: Delay, hypothesis: It is slow., variants: {a: {}, b: {}}, drive: Two,
                 measures: {s: {drive: seconds}}, criteria: [{name: n, that: a.s.n > 0}]}
            """);
    try (KubernetesClient client =
            new KubernetesClientBuilder().withConfig(Config.empty()).build();
        ExecutionContext context = context(Map.of("main", cluster(client)))) {
      Studies studies =
          new Studies(resolved(experiment), SECOND, context, events::add, new Evidence(folder));

      assertThat(studies.run(options())).isZero();
      assertThat(studies.results())
          .singleElement()
          .satisfies(study -> {
            assertThat(study.verdict()).isEqualTo(Verdict.NOT_RUN);
            assertThat(study.reason())
                .isEqualTo("its step `Two` can't run: this kernel has no netem");
          });
    }
  }

  private List<StepResult> run(StepsNotRun notRun) throws IOException {
    try (ExecutionContext context = context(Map.of())) {
      return new Tutorial(context, events::add, installed::add, notRun, state)
          .run(experiment.tutorial());
    }
  }

  private ExecutionContext context(Map<String, TargetCluster> targets) throws IOException {
    Workspace workspace =
        Workspace.create(
            folder.resolve("workspace"), experiment.folder(), List.of(), StepUser.ofRun(false));
    CheckEvaluator checks = new CheckEvaluator(Map.of(), Map.of(), true, events::add);
    StepRunner steps = new StepRunner(new StepShell(workspace, events::add), checks, events::add);
    return new ExecutionContext("run", targets, List.of("demo"), workspace, checks, steps);
  }

  private static TargetCluster cluster(KubernetesClient client) {
    Observer observer = new Observer(client, "demo", _ -> new CommandResult(0, "", ""));
    ClusterView view = new ClusterView(observer, EarlyExit.open(), new Diagnosis(client, "demo"));
    return new TargetCluster(client, view, new ObjectInventory(Map.of(), 0, Map.of()));
  }

  private Experiment failing() throws IOException {
    return SmallExperiment.of(
        folder,
        """
        steps:
          - {step: One}
          - {step: Two}
          - {step: Three}
        """,
        Map.of("One", "exit 7"));
  }

  private static Resolved resolved(Experiment experiment) {
    return new Resolved(
        experiment,
        Set.of(),
        List.of(),
        new InstallPlan(List.of(), Map.of()),
        Set.of(),
        new ImageCatalog(Map.of(), Map.of()),
        Map.of(),
        Map.of(),
        Map.of());
  }

  private static RunOptions options() {
    return new RunOptions(
        "demo",
        RunOptions.Mode.RUN,
        OptionalInt.empty(),
        1,
        false,
        Optional.empty(),
        ProviderKind.EMBEDDED,
        Optional.empty(),
        ImagePolicy.AUTO,
        Set.of(),
        "lab run demo");
  }
}
