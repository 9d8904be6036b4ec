package io.illm.lab.runner.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.illm.lab.check.CommandResult;
import io.illm.lab.check.Condition;
import io.illm.lab.check.Conditions;
import io.illm.lab.check.Diagnosis;
import io.illm.lab.check.EarlyExit;
import io.illm.lab.check.Observer;
import io.illm.lab.model.Expression;
import io.illm.lab.model.Faults;
import io.illm.lab.model.Place;
import io.illm.lab.model.experiment.Check;
import io.illm.lab.model.experiment.Observation;
import io.illm.lab.model.run.CheckResult;
import io.illm.lab.model.run.CheckResult.Control;
import io.illm.lab.model.run.StepResult;
import io.illm.lab.model.run.StepResult.Status;
import io.illm.lab.runner.RunEvent;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class InvariantsTest {

  private static final Check SERVES =
      new Check(
          "it always serves",
          Place.startOf(Path.of("experiment.yaml")),
          List.of(),
          new Observation.Command("look"),
          new Expression("command.exitCode == 0", Place.startOf(Path.of("experiment.yaml"))),
          Duration.ofSeconds(5),
          Duration.ZERO,
          true,
          Optional.of("Remove it"),
          Optional.empty(),
          "main",
          Optional.empty());

  private final AtomicInteger exitCode = new AtomicInteger();
  private final AtomicInteger looks = new AtomicInteger();
  private final List<RunEvent> events = new ArrayList<>();
  private final KubernetesClient client =
      new KubernetesClientBuilder().withConfig(Config.empty()).build();
  private final CheckEvaluator checks = evaluator();

  private CheckEvaluator evaluator() {
    Observer observer = new Observer(client, "shop", _ -> look());
    Faults faults = new Faults();
    Condition condition = new Conditions().compile(SERVES.that(), "command", faults);
    faults.throwIfAny();
    return new CheckEvaluator(
        Map.of("main", new ClusterView(observer, EarlyExit.open(), new Diagnosis(client, "shop"))),
        Map.of(SERVES, condition),
        true,
        events::add);
  }

  private CommandResult look() {
    looks.incrementAndGet();
    return new CommandResult(exitCode.get(), "", "");
  }

  @AfterEach
  void close() {
    checks.close();
    client.close();
  }

  private void began() {
    checks.invariants().enter("Deploy it");
    checks.watch("Deploy it", SERVES);
    await().until(() -> looks.get() > 0);
  }

  private static StepResult passed(String title, CheckResult... results) {
    return new StepResult(
        title, Status.PASSED, Instant.EPOCH, Duration.ZERO, "", List.of(), List.of(results));
  }

  private List<StepResult> results() {
    CheckResult held =
        new CheckResult(
            SERVES.name(),
            List.of(),
            "",
            "",
            CheckResult.Status.PASSED,
            Control.FALSE,
            true,
            Instant.EPOCH,
            Duration.ZERO,
            "",
            "",
            CheckResult.Proof.NONE,
            Optional.empty(),
            "");
    return new InvariantResults(checks.invariants().endAll())
        .applyTo(List.of(passed("Deploy it", held), passed("Scale it")));
  }

  @Test
  void the_step_during_which_it_broke_fails_and_the_check_is_in_the_step_that_began_it() {
    began();
    checks.invariants().enter("Scale it");
    exitCode.set(1);
    await().until(() -> checks.invariants().broken().isPresent());

    List<StepResult> results = results();

    assertThat(results)
        .extracting(StepResult::status)
        .containsExactly(Status.PASSED, Status.FAILED);
    CheckResult check = results.getFirst().checks().getFirst();
    assertThat(check.status()).isEqualTo(CheckResult.Status.FAILED);
    assertThat(check.message()).contains("during `Scale it`", "command.exitCode is 1");
    assertThat(check.observed()).contains("\"exitCode\":1");
    assertThat(check.watch().orElseThrow().brokeDuring()).hasValue("Scale it");
  }

  @Test
  void it_is_told_once_that_it_broke() {
    began();
    exitCode.set(1);
    await().until(() -> checks.invariants().broken().isPresent());
    results();

    assertThat(events).filteredOn(RunEvent.InvariantBroke.class::isInstance).hasSize(1);
  }

  @Test
  void what_breaks_at_the_very_end_is_seen() {
    began();
    exitCode.set(1);

    assertThat(results().getFirst().checks().getFirst().status())
        .isEqualTo(CheckResult.Status.FAILED);
  }

  @Test
  void one_that_held_says_how_often_it_looked() {
    began();

    assertThat(results().getFirst().checks().getFirst().watch().orElseThrow().answers())
        .isGreaterThanOrEqualTo(2);
  }

  @Test
  void it_ends_before_the_step_that_it_names() {
    began();
    checks.invariants().enter("Remove it");
    exitCode.set(1);

    assertThat(results()).extracting(StepResult::status).containsOnly(Status.PASSED);
  }

  @Test
  void one_that_broke_makes_a_trial_invalid() {
    began();
    exitCode.set(1);

    assertThat(new InvariantResults(checks.invariants().endAll()).fault())
        .hasValueSatisfying(
            fault -> assertThat(fault).startsWith("the invariant `it always serves` broke at "));
  }
}
