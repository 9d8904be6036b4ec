package io.illm.lab.runner.phase;

import io.illm.lab.check.Condition;
import io.illm.lab.check.Conditions;
import io.illm.lab.check.Value;
import io.illm.lab.component.image.ImageCatalog;
import io.illm.lab.component.image.NamedImages;
import io.illm.lab.component.install.CapabilityProviders;
import io.illm.lab.component.install.ComponentOrder;
import io.illm.lab.component.install.InstallPlan;
import io.illm.lab.model.BadInput;
import io.illm.lab.model.Fault;
import io.illm.lab.model.Faults;
import io.illm.lab.model.Library;
import io.illm.lab.model.Place;
import io.illm.lab.model.component.Capability;
import io.illm.lab.model.component.Component;
import io.illm.lab.model.component.Component.Needs;
import io.illm.lab.model.experiment.Check;
import io.illm.lab.model.experiment.Experiment;
import io.illm.lab.model.experiment.Step;
import io.illm.lab.model.experiment.Study;
import io.illm.lab.model.experiment.Study.Criterion;
import io.illm.lab.model.experiment.Study.Measure;
import io.illm.lab.model.yaml.Suggestion;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The first phase: reads the experiment and everything that it needs. It reports all faults before
 * anything is created.
 */
public final class Resolve {

  /** The image of the pod that sends the requests of {@code http} observations. */
  public static final String TOOLBOX = "ghcr.io/illm/toolbox:0.1.0";

  private final Library library;
  private final Set<Capability> builtIn;
  private final Conditions conditions;
  private final Faults faults = new Faults();

  /**
   * Creates the phase for the experiments of a checkout.
   *
   * @param builtIn the capabilities that the cluster already has
   */
  public Resolve(Library library, Set<Capability> builtIn) {
    this(library, builtIn, new Conditions());
  }

  private Resolve(Library library, Set<Capability> builtIn, Conditions conditions) {
    this.library = library;
    this.builtIn = Set.copyOf(builtIn);
    this.conditions = conditions;
  }

  /** Returns the faults of one experiment, without preparing a run of it. */
  public static List<Fault> faults(Library library, String name) {
    try {
      new Resolve(library, Set.of(), Conditions.onlyChecked()).resolve(name);
      return List.of();
    } catch (BadInput bad) {
      return bad.faults();
    }
  }

  /**
   * Resolves one experiment.
   *
   * @param name the experiment's name, or the path of its folder
   * @throws BadInput with all faults found
   */
  public Resolved resolve(String name) {
    Experiment experiment = experiment(name);
    List<Component> platform = ComponentOrder.ofPlatform(library, faults);
    InstallPlan components = components(experiment);
    ImageCatalog catalog = ImageCatalog.of(library, faults);
    new PromqlNeeds(experiment, faults).check(components.all());
    Resolved resolved =
        new Resolved(
            experiment,
            builtIn,
            platform,
            components,
            images(experiment, components.all(), catalog),
            catalog,
            conditions(experiment),
            criteria(experiment),
            values(experiment));
    faults.throwIfAny();
    return resolved;
  }

  /**
   * Reads the experiment. If it has faults, they are added, and the part that could be read is
   * returned, to find more faults.
   */
  private Experiment experiment(String name) {
    Library.Reading reading = library.read(name);
    faults.addAll(reading.faults());
    return reading.experiment().orElseThrow(() -> new BadInput(reading.faults()));
  }

  private InstallPlan components(Experiment experiment) {
    CapabilityProviders.of(library, faults);
    Path file = experiment.folder().resolve("experiment.yaml");
    for (String app : experiment.needs().apps()) {
      if (!library.apps().contains(app)) {
        faults.add(
            Fault.at(
                Place.of(file, "needs:", app),
                "no app is called `" + app + "`",
                Suggestion.of(app, library.apps())));
      }
    }
    Needs first = new Needs(experiment.needs().components(), experiment.needs().capabilities());
    Map<String, List<Component>> steps = new LinkedHashMap<>();
    experiment.steps().stream()
        .flatMap(step -> step.install().stream())
        .distinct()
        .forEach(name -> steps.put(name, order(new Needs(List.of(name), List.of()), file)));
    return new InstallPlan(order(first, file), steps);
  }

  private List<Component> order(Needs needs, Path file) {
    return ComponentOrder.of(needs, builtIn, file, library, faults);
  }

  private Set<String> images(
      Experiment experiment, List<Component> components, ImageCatalog catalog) {
    Set<String> images = new LinkedHashSet<>(ImageCatalog.of(components));
    Set<String> needed = neededBySteps(experiment);
    images.addAll(needed);
    for (NamedImages.Named named : NamedImages.in(experiment.folder())) {
      String image = ImageCatalog.canonical(named.image());
      if (catalog.making(image).isEmpty() && !needed.contains(image)) {
        faults.add(
            Fault.at(
                named.place(),
                "no recipe makes the image `" + named.image() + "`",
                Suggestion.nearest(named.image(), catalog.names())
                    .filter(_ -> !catalog.knows(image))
                    .map(near -> "did you mean `" + near + "`?")
                    .orElse("the step that uses it must name it under `needs.images`")));
      }
      images.add(image);
    }
    if (ProbeNamespace.needed(experiment)) {
      images.add(TOOLBOX);
    }
    return images;
  }

  /** Returns the images that may be impossible to have: the steps that use them say so. */
  private static Set<String> neededBySteps(Experiment experiment) {
    return experiment.steps().stream()
        .flatMap(step -> step.needs().images().stream())
        .map(ImageCatalog::canonical)
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  private Map<Check, Condition> conditions(Experiment experiment) {
    Map<Check, Condition> compiled = new HashMap<>();
    checks(experiment)
        .forEach(check ->
            compiled.put(
                check, conditions.compile(check.that(), check.observation().variable(), faults)));
    return Map.copyOf(compiled);
  }

  private Map<Criterion, Condition> criteria(Experiment experiment) {
    Map<Criterion, Condition> compiled = new HashMap<>();
    for (Study study : experiment.studies()) {
      Map<String, Set<String>> known = new LinkedHashMap<>();
      study.variants().keySet().forEach(name -> known.put(name, study.measures().keySet()));
      study
          .criteria()
          .forEach(criterion ->
              compiled.put(
                  criterion, conditions.compileCriterion(criterion.that(), known, faults)));
    }
    return Map.copyOf(compiled);
  }

  private Map<Measure.Observed, Value> values(Experiment experiment) {
    Map<Measure.Observed, Value> compiled = new HashMap<>();
    experiment.studies().stream()
        .flatMap(study -> study.measures().values().stream())
        .forEach(measure -> {
          if (measure instanceof Measure.Observed observed) {
            compiled.put(
                observed,
                conditions.compileNumber(
                    observed.value(), observed.observation().variable(), faults));
          }
        });
    return Map.copyOf(compiled);
  }

  private static Stream<Check> checks(Experiment experiment) {
    return experiment.steps().stream().map(Step::checks).flatMap(List::stream);
  }
}
