package io.illm.lab.runner.phase;

import io.illm.lab.model.experiment.Check;
import io.illm.lab.model.experiment.Experiment;
import io.illm.lab.model.experiment.Observation;
import io.illm.lab.model.experiment.Study.Measure;
import java.util.stream.Stream;

/**
 * The namespace of the probe pod, which sends the requests of {@code http} observations. The first
 * request creates it.
 */
final class ProbeNamespace {

  static final String NAMESPACE = "lab-probe";

  private ProbeNamespace() {}

  /** Returns true if an experiment has {@code http} observations, in a check or in a measure. */
  static boolean needed(Experiment experiment) {
    return observations(experiment).anyMatch(Observation.Http.class::isInstance);
  }

  private static Stream<Observation> observations(Experiment experiment) {
    Stream<Observation> ofChecks =
        experiment.steps().stream().flatMap(step -> step.checks().stream()).map(Check::observation);
    Stream<Observation> ofMeasures =
        experiment.studies().stream()
            .flatMap(study -> study.measures().values().stream())
            .flatMap(measure ->
                measure instanceof Measure.Observed observed
                    ? Stream.of(observed.observation())
                    : Stream.empty());
    return Stream.concat(ofChecks, ofMeasures);
  }
}
