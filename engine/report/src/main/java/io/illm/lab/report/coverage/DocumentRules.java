package io.illm.lab.report.coverage;

import io.illm.lab.model.Fault;
import io.illm.lab.model.Faults;
import io.illm.lab.model.Place;
import io.illm.lab.model.document.Document;
import io.illm.lab.model.document.Document.Basis;
import io.illm.lab.model.experiment.Experiment;
import io.illm.lab.model.experiment.Step;
import io.illm.lab.model.run.StepResult;
import io.illm.lab.model.yaml.Suggestion;
import io.illm.lab.report.PublishedResults;
import java.util.List;
import java.util.Optional;

/** Holds documents to what they claim: the run or the step that they name must be there. */
public final class DocumentRules {

  private final Portfolio portfolio;
  private final Faults faults;

  private DocumentRules(Portfolio portfolio, Faults faults) {
    this.portfolio = portfolio;
    this.faults = faults;
  }

  /** Adds a fault for each claim that names an unknown run or step, or one that did not pass. */
  public static void apply(Portfolio portfolio, Faults faults) {
    DocumentRules rules = new DocumentRules(portfolio, faults);
    portfolio.documents().forEach(document -> document.claims().forEach(rules::claim));
  }

  private void claim(Document.Claim claim) {
    switch (claim.basis()) {
      case Basis.PublishedRun(String id) -> run(claim.place(), id);
      case Basis.ExecutedStep(String experiment, String step) ->
          step(claim.place(), experiment, step);
    }
  }

  private void run(Place place, String id) {
    if (!id.isEmpty() && portfolio.publishing(id).isEmpty()) {
      List<String> published =
          portfolio.entries().values().stream()
              .flatMap(entry -> entry.freshness().published().stream())
              .map(PublishedResults::run)
              .toList();
      faults.add(
          Fault.at(
              place,
              "no experiment's results are of the run `" + id + "`",
              published.isEmpty()
                  ? "`lab publish` writes a run's results into its experiment"
                  : "published: " + String.join(", ", published)));
    }
  }

  private void step(Place place, String name, String title) {
    Optional<Portfolio.Entry> entry = Optional.ofNullable(portfolio.entries().get(name));
    if (entry.isEmpty()) {
      faults.add(
          Fault.at(
              place,
              "no experiment is called `" + name + "`",
              Suggestion.of(name, List.copyOf(portfolio.entries().keySet()))));
      return;
    }
    Experiment experiment = entry.get().experiment();
    List<String> titles = experiment.steps().stream().map(Step::title).toList();
    if (!titles.contains(title)) {
      faults.add(
          Fault.at(place, name + " has no step `" + title + "`", Suggestion.of(title, titles)));
      return;
    }
    entry.get().freshness().published().ifPresent(results -> passed(place, title, results));
  }

  private void passed(Place place, String title, PublishedResults results) {
    // A step that is newer than the results makes them stale, which is no fault of the document.
    if (results.steps().getOrDefault(title, StepResult.Status.PASSED) != StepResult.Status.PASSED) {
      faults.add(
          Fault.at(
              place,
              "the step `" + title + "` did not pass in the published run " + results.run(),
              "name a step that did, or publish a run in which it does"));
    }
  }
}
