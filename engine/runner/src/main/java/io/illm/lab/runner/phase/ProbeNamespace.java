package io.illm.lab.runner.phase;

import io.illm.lab.model.experiment.Experiment;
import io.illm.lab.model.experiment.Observation;

/** The namespace of the pod that {@code http} checks ask from, which the first of them makes. */
final class ProbeNamespace {

  static final String NAMESPACE = "lab-probe";

  private ProbeNamespace() {}

  static boolean needed(Experiment experiment) {
    return experiment.steps().stream()
        .flatMap(step -> step.checks().stream())
        .anyMatch(check -> check.observation() instanceof Observation.Http);
  }
}
