package io.illm.lab.runner.phase;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.illm.lab.cluster.Cluster;
import io.illm.lab.cluster.ClusterRef;
import io.illm.lab.model.BadInput;
import io.illm.lab.model.Fault;
import io.illm.lab.model.Place;
import io.illm.lab.model.experiment.Experiment;
import io.illm.lab.runner.Consent;
import io.illm.lab.runner.Consent.Visit;
import io.illm.lab.runner.cluster.Answer;
import io.illm.lab.runner.cluster.Clusters;
import io.illm.lab.runner.cluster.KubeClient;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * The door to a cluster that the lab did not make: looks whether a run can take place there, and
 * asks whether it may. It only reads.
 *
 * @param clusters finds it
 * @param consent is asked
 */
public record Admission(Clusters clusters, Consent consent) {

  /**
   * Lets a run in.
   *
   * @throws BadInput where it can't or may not; nothing was touched
   */
  public void admit(ClusterRef ref, Resolved resolved) {
    Cluster cluster = clusters.find(ref);
    try (KubeClient client = KubeClient.of(cluster)) {
      KubernetesClient kubernetes = client.kubernetes();
      Answer answer = Answer.of(ref, kubernetes);
      List<Fault> faults = new ArrayList<>(taken(resolved.experiment(), ref, kubernetes));
      if (resolved.experiment().breaksNodes() && cluster.nodeActs().isEmpty()) {
        faults.add(breaksNodes(resolved.experiment(), ref));
      }
      if (!faults.isEmpty()) {
        throw new BadInput(faults);
      }
      ask(
          new Visit(
              ref.toString(),
              cluster.server(),
              answer.version(),
              answer.nodes(),
              creates(resolved.experiment()),
              List.of("its nodes must be able to pull the images, under the names they have")));
    }
  }

  private void ask(Visit visit) {
    if (!consent.given(visit)) {
      throw new BadInput(
          Fault.of(
              "not agreed: nothing was touched on " + visit.cluster(),
              "leave `--cluster` out to run on a cluster of the run's own"));
    }
  }

  /** A namespace that is there belongs to somebody, and the run would remove it. */
  private static List<Fault> taken(
      Experiment experiment, ClusterRef ref, KubernetesClient kubernetes) {
    Path file = experiment.folder().resolve("experiment.yaml");
    return experiment.namespaces().stream()
        .filter(name -> Objects.nonNull(kubernetes.namespaces().withName(name).get()))
        .map(name ->
            Fault.at(
                Place.of(file, "namespaces:", name),
                "the namespace `%s` is on %s already".formatted(name, ref),
                "`lab clean` removes one that a killed run left; the lab touches no other"))
        .toList();
  }

  private static Fault breaksNodes(Experiment experiment, ClusterRef ref) {
    return Fault.at(
        Place.of(experiment.readme().file(), "```bash", "lab node"),
        "the experiment breaks nodes, and those of " + ref + " are not the lab's to break",
        "leave `--cluster` out to run on a cluster of the run's own");
  }

  private static List<String> creates(Experiment experiment) {
    List<String> creates = new ArrayList<>();
    experiment.namespaces().forEach(name -> creates.add("namespace " + name));
    if (ProbedFrom.needed(experiment)) {
      creates.add(
          "namespace " + ProbedFrom.NAMESPACE + ", with the pod that requests are made from");
    }
    creates.add("lease kube-system/lab-run, while the run lasts");
    return List.copyOf(creates);
  }
}
