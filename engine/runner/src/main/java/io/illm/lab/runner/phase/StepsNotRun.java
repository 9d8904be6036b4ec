package io.illm.lab.runner.phase;

import io.illm.lab.component.image.ImageCatalog;
import io.illm.lab.component.install.InstallPlan;
import io.illm.lab.model.Mention;
import io.illm.lab.model.component.Capability;
import io.illm.lab.model.component.Component;
import io.illm.lab.model.experiment.Experiment;
import io.illm.lab.model.experiment.Step;
import io.illm.lab.model.experiment.Study;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The steps that a run leaves out, because this place can't give what they need, or because they
 * come after such a step. It is known before the first step runs.
 *
 * @param reasons why, by the step's title
 */
public record StepsNotRun(Map<String, String> reasons) {

  /** Keeps a copy, in the order of the steps. */
  public StepsNotRun {
    reasons = Collections.unmodifiableMap(new LinkedHashMap<>(reasons));
  }

  /** Finds the steps that can't run. */
  static StepsNotRun of(Experiment experiment, InstallPlan plan, Supply supply) {
    Map<String, String> reasons = new LinkedHashMap<>();
    Optional<String> all = forAll(experiment, plan, supply);
    Set<Capability> installed = EnumSet.noneOf(Capability.class);
    plan.first().forEach(component -> installed.addAll(component.provides()));
    for (Step step : experiment.steps()) {
      List<Component> components = components(step, plan);
      Set<Capability> then = EnumSet.copyOf(installed);
      components.forEach(component -> then.addAll(component.provides()));
      Optional<String> why =
          all.or(() -> lacks(step, components, then, supply)).or(() -> after(step, reasons));
      why.ifPresent(reason -> reasons.put(step.title(), reason));
      if (why.isEmpty()) {
        installed.addAll(then);
      }
    }
    return new StepsNotRun(reasons);
  }

  /** Returns the reason why a step is not run; empty if it can run. */
  Optional<String> of(Step step) {
    return Optional.ofNullable(reasons.get(step.title()));
  }

  /** Returns the reason why a study is not run; empty if all of its steps can run. */
  public Optional<String> of(Study study) {
    return Stream.concat(study.setup().stream(), study.drive().stream())
        .filter(reasons::containsKey)
        .findFirst()
        .map(title -> "its step `%s` can't run: %s".formatted(title, reasons.get(title)));
  }

  /** Returns true if no step of an experiment can run. */
  boolean all(Experiment experiment) {
    return experiment.steps().stream().allMatch(step -> of(step).isPresent());
  }

  /**
   * Returns the reason that holds for every step: an image is missing that the experiment needs
   * before its first step, or that no step names as its own need.
   */
  private static Optional<String> forAll(Experiment experiment, InstallPlan plan, Supply supply) {
    Set<String> named =
        experiment.steps().stream()
            .flatMap(step -> images(step, plan))
            .map(ImageCatalog::canonical)
            .collect(Collectors.toSet());
    return lacks(plan.first(), supply)
        .or(() ->
            supply
                .missing(supply.missingImages().keySet().stream().filter(i -> !named.contains(i)))
                .findFirst());
  }

  private static Stream<String> images(Step step, InstallPlan plan) {
    return Stream.concat(
        step.needs().images().stream(), ImageCatalog.of(components(step, plan)).stream());
  }

  private static List<Component> components(Step step, InstallPlan plan) {
    return step.install().stream()
        .flatMap(name -> plan.steps().getOrDefault(name, List.of()).stream())
        .toList();
  }

  /** Returns all that a step itself lacks, joined. */
  private static Optional<String> lacks(
      Step step, List<Component> components, Set<Capability> installed, Supply supply) {
    String lacks =
        Stream.concat(
                supply.lacks(step.needs(), installed).stream(), lacks(components, supply).stream())
            .collect(Collectors.joining("; "));
    return Optional.of(lacks).filter(text -> !text.isEmpty());
  }

  private static Optional<String> lacks(List<Component> components, Supply supply) {
    return components.stream()
        .flatMap(component ->
            supply
                .missing(component.images().keySet().stream())
                .map(why ->
                    "the component %s can't be installed: %s".formatted(component.name(), why)))
        .findFirst();
  }

  private static Optional<String> after(Step step, Map<String, String> reasons) {
    return step.after().stream()
        .map(Mention::name)
        .filter(reasons::containsKey)
        .findFirst()
        .map("it comes after `%s`, which was not run"::formatted);
  }
}
