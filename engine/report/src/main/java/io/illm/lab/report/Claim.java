package io.illm.lab.report;

import io.illm.lab.model.run.CheckResult;
import io.illm.lab.model.run.CheckResult.Control;
import io.illm.lab.model.run.Run;
import io.illm.lab.model.run.StepResult;
import io.illm.lab.model.run.StudyResult;
import io.illm.lab.model.run.StudyResult.CriterionResult;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A check or a criterion of a run, with what the run says of it. A check counts once, even if the
 * tutorial and several trials ran it.
 *
 * @param part the step of a check, or the study of a criterion
 * @param name its sentence
 * @param proves ids of the roadmap's tasks that it claims
 * @param control what it showed of its ability to fail
 * @param state what the run says of it
 * @param emulatedBy what stood in for a cloud; empty if nothing did
 */
public record Claim(
    String part,
    String name,
    List<String> proves,
    Control control,
    ClaimState state,
    String emulatedBy) {

  private record Key(String step, String check) {}

  /** Returns the claims of a run: its checks, then its criteria. */
  public static List<Claim> of(Run run) {
    return Stream.concat(checks(run), criteria(run)).toList();
  }

  /** Returns a run's checks, each once. */
  static Stream<Claim> checks(Run run) {
    Map<Key, CheckResult> found = new LinkedHashMap<>();
    for (StepResult step : steps(run)) {
      for (CheckResult check : step.checks()) {
        found.merge(new Key(step.title(), check.name()), check, Claim::merge);
      }
    }
    return found.entrySet().stream().map(each -> claim(each.getKey().step(), each.getValue()));
  }

  /** Returns the criteria of a run's studies. */
  static Stream<Claim> criteria(Run run) {
    return run.studies().stream()
        .flatMap(study -> study.criteria().stream().map(criterion -> claim(study, criterion)));
  }

  /** Returns the steps of the tutorial and of all trials. */
  static List<StepResult> steps(Run run) {
    var trials = run.studies().stream().flatMap(study -> study.trials().stream());
    return Stream.concat(run.steps().stream(), trials.flatMap(trial -> trial.steps().stream()))
        .toList();
  }

  private static Claim claim(String step, CheckResult check) {
    ClaimState state =
        switch (check.status()) {
          case PASSED -> held(check);
          case FAILED, UNREADABLE, UNPROVED -> ClaimState.UNPROVED;
          case NOT_RUN -> ClaimState.NOT_RUN;
        };
    return new Claim(
        step, check.name(), check.proves(), check.control(), state, check.emulatedBy());
  }

  private static Claim claim(StudyResult study, CriterionResult criterion) {
    ClaimState state =
        switch (criterion.verdict()) {
          case VALIDATED -> held(criterion.control());
          case REFUTED, INSUFFICIENT -> ClaimState.UNPROVED;
          case NOT_RUN -> ClaimState.NOT_RUN;
        };
    return new Claim(
        study.name(), criterion.name(), criterion.proves(), criterion.control(), state, "");
  }

  private static ClaimState held(CheckResult check) {
    ClaimState held = held(check.control());
    return held == ClaimState.PROVED && !check.emulatedBy().isEmpty() ? ClaimState.EMULATED : held;
  }

  private static ClaimState held(Control control) {
    return switch (control) {
      case FALSE, BROKEN -> ClaimState.PROVED;
      case ABSENT -> ClaimState.WEAK;
      case UNREADABLE, UNTRIED, ALREADY_HELD -> ClaimState.UNPROVED;
    };
  }

  /** Merges the results of a check: the worst status, and a proof that any of them had. */
  private static CheckResult merge(CheckResult a, CheckResult b) {
    var worse = severity(a) >= severity(b) ? a : b;
    var proof = a.proved() ? a : b;
    return proof.proved() ? worse.shownBy(proof.control(), proof.proof()) : worse;
  }

  private static int severity(CheckResult check) {
    return switch (check.status()) {
      case FAILED, UNREADABLE -> 3;
      case UNPROVED -> 2;
      case PASSED -> 1;
      case NOT_RUN -> 0;
    };
  }
}
