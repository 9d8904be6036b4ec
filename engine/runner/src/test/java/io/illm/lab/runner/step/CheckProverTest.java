package io.illm.lab.runner.step;

import static org.assertj.core.api.Assertions.assertThat;

import io.illm.lab.model.Expression;
import io.illm.lab.model.Place;
import io.illm.lab.model.experiment.Check;
import io.illm.lab.model.experiment.ObjectRef;
import io.illm.lab.model.experiment.Observation;
import io.illm.lab.model.experiment.Readme.Section;
import io.illm.lab.model.experiment.Step;
import io.illm.lab.model.experiment.StepNeeds;
import io.illm.lab.model.run.CheckResult;
import io.illm.lab.model.run.CheckResult.Control;
import io.illm.lab.model.run.CheckResult.Proof;
import io.illm.lab.model.run.StepResult;
import io.illm.lab.model.run.StepResult.Status;
import io.illm.lab.runner.step.CheckProver.Break;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CheckProverTest {

  private static final Place PLACE = new Place(Path.of("experiment.yaml"), 1, 1);
  private static final Proof SEEN = new Proof("kubectl scale", "{}", List.of("a"), List.of());
  private static final Proof GONE = new Proof("kubectl delete", "{}", List.of(), List.of("a"));

  private final List<String> did = new ArrayList<>();
  private final Map<String, Break> breaks = new HashMap<>();
  private final List<String> unmended = new ArrayList<>();

  @Test
  void a_check_that_its_break_makes_false_is_proved() {
    List<StepResult> results = prove(step("Deploy", "it serves"));

    assertThat(check(results, 0).control()).isEqualTo(Control.BROKEN);
    assertThat(check(results, 0).proof().commands()).isEqualTo("kubectl scale");
  }

  @Test
  void a_check_whose_object_its_break_deletes_stays_weak() {
    breaks.put("it serves", new Break(GONE, Optional.empty()));

    List<StepResult> results = prove(step("Deploy", "it serves"));

    assertThat(check(results, 0).control()).isEqualTo(Control.ABSENT);
    assertThat(results.getFirst().status()).isEqualTo(Status.PASSED);
  }

  @Test
  void breaks_begin_after_the_tutorial_from_fresh_namespaces() {
    prove(step("Deploy", "it serves"), step("Scale", "there are three"));

    assertThat(did)
        .containsExactly(
            "clear",
            "Deploy",
            "break it serves",
            "Deploy",
            "Scale",
            "break there are three",
            "Scale");
  }

  @Test
  void the_other_checks_are_broken_after_one_that_can_not_fail() {
    breaks.put("it serves", new Break(Proof.NONE, Optional.of("it can't fail")));

    List<StepResult> results = prove(step("Deploy", "it serves"), step("Scale", "there are three"));

    assertThat(results.get(0).reason()).isEqualTo("`it serves`: it can't fail");
    assertThat(results.get(0).status()).isEqualTo(Status.FAILED);
    assertThat(check(results, 1).control()).isEqualTo(Control.BROKEN);
  }

  @Test
  void a_break_that_the_step_does_not_mend_is_not_blamed_on_later_checks() {
    unmended.add("Deploy");

    List<StepResult> results = prove(step("Deploy", "it serves"), step("Scale", "there are three"));

    assertThat(did)
        .containsExactly(
            "clear",
            "Deploy",
            "break it serves",
            "Deploy",
            "clear",
            "Deploy",
            "Scale",
            "break there are three",
            "Scale");
    assertThat(results.get(0).reason()).contains("don't mend its break");
    assertThat(results.get(1).status()).isEqualTo(Status.PASSED);
  }

  @Test
  void a_tutorial_without_breaks_is_not_repeated() {
    List<Step> steps = List.of(step("Look", List.of()));

    new CheckProver(new Steps(), this::breakCheck, _ -> {})
        .prove(steps, List.of(passed(steps.get(0))));

    assertThat(did).isEmpty();
  }

  @Test
  void a_step_that_was_not_run_is_neither_broken_nor_repeated() {
    List<Step> steps = List.of(step("Deploy", "a"), step("Delay", "b"), step("Scale", "c"));
    StepResult notRun =
        new StepResult(
            "Delay", Status.NOT_RUN, Instant.EPOCH, Duration.ZERO, "why", List.of(), List.of());
    unmended.add("Scale");

    List<StepResult> results =
        new CheckProver(new Steps(), this::breakCheck, _ -> {})
            .prove(steps, List.of(passed(steps.get(0)), notRun, passed(steps.get(2))));

    assertThat(did).doesNotContain("Delay", "break b").endsWith("clear", "Deploy", "Scale");
    assertThat(results.get(1)).isEqualTo(notRun);
    assertThat(check(results, 2).control()).isEqualTo(Control.BROKEN);
  }

  private List<StepResult> prove(Step... steps) {
    return new CheckProver(new Steps(), this::breakCheck, _ -> {})
        .prove(List.of(steps), List.of(steps).stream().map(CheckProverTest::passed).toList());
  }

  private Break breakCheck(Check check, String commands) {
    did.add("break " + check.name());
    return breaks.getOrDefault(check.name(), new Break(SEEN, Optional.empty()));
  }

  /** Fails to mend a step's break once. */
  private final class Steps implements CheckProver.Repetition {

    @Override
    public void clear() {
      did.add("clear");
    }

    @Override
    public Optional<String> repeat(Step step) {
      boolean afterBreak = did.getLast().startsWith("break");
      did.add(step.title());
      return afterBreak && unmended.remove(step.title())
          ? Optional.of("`it serves` does not hold")
          : Optional.empty();
    }
  }

  private static CheckResult check(List<StepResult> results, int step) {
    return results.get(step).checks().getFirst();
  }

  private static Step step(String title, String check) {
    Check broken =
        new Check(
            check,
            PLACE,
            List.of(),
            new Observation.OneObject(new ObjectRef("v1", "Pod", Optional.empty(), "x")),
            new Expression("a", PLACE),
            Duration.ZERO,
            Duration.ZERO,
            false,
            Optional.empty(),
            Optional.of("kubectl scale"),
            "main",
            Optional.empty());
    return step(title, List.of(broken));
  }

  private static Step step(String title, List<Check> checks) {
    return new Step(title, PLACE, List.of(), StepNeeds.NONE, List.of(), checks, section(title));
  }

  private static Section section(String title) {
    return new Section(title, 1, List.of());
  }

  static StepResult passed(Step step) {
    List<CheckResult> checks =
        step.checks().stream()
            .map(check ->
                new CheckResult(
                    check.name(),
                    List.of(),
                    "a",
                    "pod/x",
                    CheckResult.Status.PASSED,
                    Control.ABSENT,
                    false,
                    Instant.EPOCH,
                    Duration.ZERO,
                    "",
                    "",
                    Proof.NONE,
                    Optional.empty(),
                    ""))
            .toList();
    return new StepResult(
        step.title(), Status.PASSED, Instant.EPOCH, Duration.ZERO, "", List.of(), checks);
  }
}
