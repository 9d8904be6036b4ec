package io.illm.lab.report.coverage;

import io.illm.lab.model.document.Document;
import io.illm.lab.model.document.Document.Basis;
import io.illm.lab.model.experiment.Check;
import io.illm.lab.model.experiment.Experiment;
import io.illm.lab.model.experiment.Step;
import io.illm.lab.model.experiment.Study;
import io.illm.lab.model.experiment.Study.Criterion;
import io.illm.lab.model.run.StepResult;
import io.illm.lab.report.Claim;
import io.illm.lab.report.ClaimState;
import io.illm.lab.report.Freshness;
import io.illm.lab.report.PublishedResults;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Collects the claims of experiments and documents by task. Only fresh results prove a claim: what
 * was measured on other files says nothing of these.
 */
final class Claims {

  private final Portfolio portfolio;
  private final Map<String, List<Evidence>> byTask = new LinkedHashMap<>();

  Claims(Portfolio portfolio) {
    this.portfolio = portfolio;
  }

  Map<String, List<Evidence>> byTask() {
    return byTask;
  }

  /** Adds the checks and criteria of an experiment. */
  void add(Portfolio.Entry entry) {
    Experiment experiment = entry.experiment();
    for (Step step : experiment.steps()) {
      for (Check check : step.checks()) {
        add(check.proves(), claim(entry, step.title(), check.name()));
      }
    }
    for (Study study : experiment.studies()) {
      for (Criterion criterion : study.criteria()) {
        add(criterion.proves(), claim(entry, study.name(), criterion.name()));
      }
    }
  }

  /** Adds the claims of a document. */
  void add(Document document) {
    for (Document.Claim claim : document.claims()) {
      add(claim.tasks(), evidence(document.file(), claim.basis()));
    }
  }

  private void add(List<String> tasks, Evidence evidence) {
    tasks.stream()
        .distinct()
        .forEach(task -> byTask.computeIfAbsent(task, _ -> new ArrayList<>()).add(evidence));
  }

  private static Evidence claim(Portfolio.Entry entry, String part, String name) {
    String source = entry.experiment().name();
    return switch (entry.freshness()) {
      case Freshness.Fresh(PublishedResults results) -> {
        Optional<Claim> shown =
            results.claims().stream()
                .filter(claim -> claim.part().equals(part) && claim.name().equals(name))
                .findFirst();
        ClaimState state = shown.map(Claim::state).orElse(ClaimState.NOT_RUN);
        String emulator = shown.map(Claim::emulatedBy).orElse("");
        String note = state == ClaimState.EMULATED ? "against " + emulator : note(state);
        yield new Evidence(source, name, results.run(), state, note);
      }
      case Freshness.Stale _, Freshness.Unreadable _, Freshness.NeverPublished _ ->
          unproved(source, name, entry.freshness());
    };
  }

  private Evidence evidence(Path page, Basis basis) {
    return switch (basis) {
      case Basis.PublishedRun(String id) ->
          portfolio
              .publishing(id)
              .map(entry -> ofRun(page, entry))
              .orElseGet(() -> unknown(page, "run " + id, "no results are of this run"));
      case Basis.ExecutedStep(String experiment, String step) ->
          Optional.ofNullable(portfolio.entries().get(experiment))
              .map(entry -> ofStep(page, entry, step))
              .orElseGet(() -> unknown(page, experiment + " / " + step, "no such experiment"));
    };
  }

  private Evidence ofRun(Path page, Portfolio.Entry entry) {
    String name = entry.experiment().name();
    return switch (entry.freshness()) {
      case Freshness.Fresh(PublishedResults results) ->
          new Evidence(source(page), name, results.run(), ClaimState.PROVED, "");
      case Freshness.Stale _, Freshness.Unreadable _, Freshness.NeverPublished _ ->
          unproved(source(page), name, entry.freshness());
    };
  }

  private Evidence ofStep(Path page, Portfolio.Entry entry, String step) {
    String claim = entry.experiment().name() + " / " + step;
    return switch (entry.freshness()) {
      case Freshness.Fresh(PublishedResults results) -> {
        ClaimState state =
            results.steps().getOrDefault(step, StepResult.Status.NOT_RUN)
                    == StepResult.Status.PASSED
                ? ClaimState.PROVED
                : ClaimState.NOT_RUN;
        yield new Evidence(source(page), claim, results.run(), state, note(state));
      }
      case Freshness.Stale _, Freshness.Unreadable _, Freshness.NeverPublished _ ->
          unproved(source(page), claim, entry.freshness());
    };
  }

  private String source(Path page) {
    return portfolio.library().relative(page).toString();
  }

  private static Evidence unproved(String source, String claim, Freshness freshness) {
    String run = freshness.published().map(PublishedResults::run).orElse("");
    return new Evidence(source, claim, run, ClaimState.UNPROVED, freshness.reason());
  }

  private Evidence unknown(Path page, String claim, String why) {
    return new Evidence(source(page), claim, "", ClaimState.UNPROVED, why);
  }

  private static String note(ClaimState state) {
    return switch (state) {
      case PROVED -> "";
      case EMULATED -> "against a stand-in";
      case WEAK -> "nothing was there before its commands";
      case UNPROVED -> "not shown able to fail, or did not hold";
      case NOT_RUN -> "not run";
    };
  }
}
