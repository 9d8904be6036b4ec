package io.illm.lab.runner.phase;

import io.illm.lab.check.Prometheus;
import io.illm.lab.model.Fault;
import io.illm.lab.model.Faults;
import io.illm.lab.model.Place;
import io.illm.lab.model.component.Component;
import io.illm.lab.model.experiment.Check;
import io.illm.lab.model.experiment.Experiment;
import io.illm.lab.model.experiment.Observation;
import io.illm.lab.model.experiment.Study.Measure;
import java.util.List;
import java.util.stream.Stream;

/** Checks that an experiment with PromQL queries installs Prometheus. */
record PromqlNeeds(Experiment experiment, Faults faults) {

  /**
   * Adds a fault for each PromQL query if the experiment does not install Prometheus.
   *
   * @param components the components that the experiment installs
   */
  void check(List<Component> components) {
    boolean there =
        components.stream().anyMatch(component -> component.name().equals(Prometheus.COMPONENT));
    if (!there) {
      queries().forEach(place -> faults.add(fault(place)));
    }
  }

  private static Fault fault(Place place) {
    return Fault.at(
        place,
        "no Prometheus to ask: the experiment doesn't install it",
        "needs.components must include " + Prometheus.COMPONENT);
  }

  private Stream<Place> queries() {
    Stream<Place> ofChecks =
        experiment.steps().stream()
            .flatMap(step -> step.checks().stream())
            .map(Check::observation)
            .flatMap(seen ->
                seen instanceof Observation.Promql promql
                    ? Stream.of(promql.place())
                    : Stream.empty());
    Stream<Place> ofMeasures =
        experiment.studies().stream()
            .flatMap(study -> study.measures().values().stream())
            .flatMap(measure ->
                measure instanceof Measure.Promql promql
                    ? Stream.of(promql.place())
                    : Stream.empty());
    return Stream.concat(ofChecks, ofMeasures);
  }
}
