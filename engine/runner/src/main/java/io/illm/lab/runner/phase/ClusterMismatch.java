package io.illm.lab.runner.phase;

import io.illm.lab.model.Fault;
import io.illm.lab.model.Place;
import io.illm.lab.model.experiment.ClusterNeed;
import io.illm.lab.model.experiment.ClusterNeed.Cni;
import io.illm.lab.model.experiment.Experiment;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Finds the reasons why an experiment can't run on a cluster that the lab did not create. */
final class ClusterMismatch {

  private static final String CURE = "leave `--cluster` out: the run then boots what it needs";

  private final Experiment experiment;
  private final List<Fault> faults = new ArrayList<>();

  private ClusterMismatch(Experiment experiment) {
    this.experiment = experiment;
  }

  /**
   * Returns all reasons.
   *
   * @param nodes the number of nodes of the cluster
   */
  static List<Fault> faults(Experiment experiment, int nodes) {
    ClusterMismatch unfit = new ClusterMismatch(experiment);
    if (experiment.clusters().size() > 1) {
      unfit.add("clusters:", "it needs " + experiment.clusters().size() + " clusters");
    }
    experiment.clusters().values().forEach(need -> unfit.cluster(need, nodes));
    return List.copyOf(unfit.faults);
  }

  private void cluster(ClusterNeed need, int nodes) {
    if (need.nodes() > nodes) {
      add("nodes:", "it needs %d nodes, and this cluster has %d".formatted(need.nodes(), nodes));
    }
    if (need.cni() == Cni.NONE) {
      add("cni:", "it brings a network of pods of its own, and this cluster has one");
    }
    if (!need.apiServer().isEmpty()) {
      add("apiServer:", "it sets flags of the API server, which the lab can't change here");
    }
    if (!need.controllerManager().isEmpty()) {
      add(
          "controllerManager:",
          "it sets flags of the controller manager, which the lab can't change here");
    }
  }

  private void add(String field, String message) {
    Path file = experiment.folder().resolve("experiment.yaml");
    faults.add(
        Fault.at(
            Place.of(file, "clusters:", field.substring(0, field.length() - 1)), message, CURE));
  }
}
