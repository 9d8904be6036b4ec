package io.illm.lab.model.experiment;

import io.illm.lab.model.Fault;
import io.illm.lab.model.Faults;
import io.illm.lab.model.Mention;
import io.illm.lab.model.Place;
import io.illm.lab.model.yaml.Fields;
import io.illm.lab.model.yaml.Suggestion;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What must hold between the parts of an experiment, each part being well formed. */
final class ExperimentRules {

  private final Faults faults;

  ExperimentRules(Faults faults) {
    this.faults = faults;
  }

  void apply(Experiment experiment, Fields spec) {
    if (experiment.steps().isEmpty()) {
      faults.add(
          Fault.at(spec.place(), "found no steps", "name at least one heading of README.md"));
    }
    distinct(experiment.steps().stream().map(s -> new Mention(s.title(), s.place())), "step");
    distinct(
        experiment.steps().stream()
            .flatMap(step -> step.checks().stream())
            .map(check -> new Mention(check.name(), check.place())),
        "check");
    distinct(experiment.studies().stream().map(s -> new Mention(s.name(), s.place())), "study");
    experiment.steps().forEach(step -> step(step, experiment));
    experiment.studies().forEach(study -> study(study, experiment));
  }

  private void distinct(Stream<Mention> things, String what) {
    Set<String> seen = new HashSet<>();
    things
        .filter(thing -> !thing.name().isEmpty() && !seen.add(thing.name()))
        .forEach(thing ->
            faults.add(
                Fault.at(
                    thing.place(),
                    "two of the name `" + thing.name() + "`",
                    "give each " + what + " its own")));
  }

  private void step(Step step, Experiment experiment) {
    boolean runs = step.section().blocks().stream().anyMatch(b -> b.mode() != Readme.Mode.MANUAL);
    if (!runs
        && step.install().isEmpty()
        && experiment.readme().section(step.title()).isPresent()) {
      faults.add(
          Fault.at(
              step.place(),
              "the section `" + step.title() + "` has no ```bash block that runs",
              "a step runs its section's commands"));
    }
    for (Check check : step.checks()) {
      check.until().ifPresent(until -> known(until, check.place(), experiment));
      cluster(check, experiment);
    }
    step.after().forEach(earlier -> after(earlier, step, experiment));
  }

  /** What a step comes after must have had its turn when the step's turn comes. */
  private void after(Mention earlier, Step step, Experiment experiment) {
    List<String> titles = experiment.steps().stream().map(Step::title).toList();
    int position = titles.indexOf(step.title());
    int named = titles.indexOf(earlier.name());
    if (named < 0) {
      known(earlier.name(), earlier.place(), experiment);
    } else if (named == position) {
      faults.add(Fault.at(earlier.place(), "a step can't come after itself", "leave it out"));
    } else if (named > position) {
      faults.add(
          Fault.at(
              earlier.place(),
              "the step `" + earlier + "` comes later in this file",
              "`after` names earlier steps: change their order, or leave it out"));
    } else if (experiment.tutorial().contains(step)
        && !experiment.tutorial().contains(experiment.step(earlier.name()))) {
      faults.add(
          Fault.at(
              earlier.place(),
              "the step `" + earlier + "` is part of a study, which runs after the tutorial",
              "name a step of the tutorial"));
    }
  }

  private void cluster(Check check, Experiment experiment) {
    if (!experiment.clusters().containsKey(check.cluster())) {
      faults.add(
          Fault.at(
              check.place(),
              "no cluster is called `" + check.cluster() + "`",
              Suggestion.of(check.cluster(), experiment.clusters().keySet())));
    }
  }

  private void study(Study study, Experiment experiment) {
    Place place = study.place();
    Stream.concat(study.setup().stream(), study.drive().stream())
        .forEach(title -> known(title, place, experiment));
    required(study.drive(), place, "drive", "name the step whose load is measured");
    required(
        study.variants().keySet().stream().toList(), place, "variants", "name the arms to compare");
    required(
        study.measures().keySet().stream().toList(), place, "measures", "name what is measured");
    required(study.criteria(), place, "criteria", "say what would refute the hypothesis");
  }

  private void required(List<?> things, Place place, String what, String hint) {
    if (things.isEmpty()) {
      faults.add(Fault.at(place, "this study has no " + what, hint));
    }
  }

  private void known(String title, Place place, Experiment experiment) {
    List<String> titles = experiment.steps().stream().map(Step::title).toList();
    if (!titles.contains(title)) {
      faults.add(
          Fault.at(place, "no step is called `" + title + "`", Suggestion.of(title, titles)));
    }
  }
}
