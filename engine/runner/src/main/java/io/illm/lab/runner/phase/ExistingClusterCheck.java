package io.illm.lab.runner.phase;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.illm.lab.cluster.Cluster;
import io.illm.lab.cluster.ClusterRef;
import io.illm.lab.component.cluster.Clusters;
import io.illm.lab.component.install.InstalledState;
import io.illm.lab.component.kube.ClusterFacts;
import io.illm.lab.component.kube.KubeClient;
import io.illm.lab.component.manifest.Renderer;
import io.illm.lab.host.Home;
import io.illm.lab.model.BadInput;
import io.illm.lab.model.Fault;
import io.illm.lab.model.Place;
import io.illm.lab.model.Progress;
import io.illm.lab.model.component.Component;
import io.illm.lab.model.experiment.Experiment;
import io.illm.lab.runner.Consent;
import io.illm.lab.runner.Consent.Visit;
import io.illm.lab.runner.RunOptions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Checks whether a run can use a cluster that the lab did not create, and asks the user for
 * permission. It only reads from the cluster.
 *
 * @param home the lab's folders
 * @param consent asks the user for permission
 * @param progress receives the progress of long work
 */
public record ExistingClusterCheck(Home home, Consent consent, Progress progress) {

  /**
   * Admits a run to its cluster.
   *
   * @throws BadInput if the cluster does not fit or the user refuses; the cluster is unchanged
   */
  public void admit(RunOptions options, Resolved resolved) {
    ClusterRef ref = options.cluster().orElseThrow();
    Cluster cluster = new Clusters(home).find(ref);
    try (KubeClient client = KubeClient.of(cluster)) {
      KubernetesClient kubernetes = client.kubernetes();
      ClusterFacts answer = ClusterFacts.of(ref, kubernetes);
      List<Fault> faults =
          new ArrayList<>(ClusterMismatch.faults(resolved.experiment(), answer.nodes().size()));
      faults.addAll(taken(resolved.experiment(), ref, kubernetes));
      Renderer renderer = new Renderer(home, progress);
      Map<Component, InstalledState> components = new LinkedHashMap<>();
      resolved
          .components()
          .all()
          .forEach(component ->
              components.put(component, InstalledState.of(component, kubernetes, renderer)));
      components.values().forEach(presence -> presence.fault().ifPresent(faults::add));
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
              creates(options, resolved, missing(components)),
              List.of(images(options), steps())));
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

  /**
   * Returns a fault for each of the experiment's namespaces that already exists. The run would
   * remove it, although it belongs to somebody else.
   */
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

  private static List<Component> missing(Map<Component, InstalledState> components) {
    return components.entrySet().stream()
        .filter(entry -> !entry.getValue().whole())
        .map(Map.Entry::getKey)
        .toList();
  }

  private static Fault breaksNodes(Experiment experiment, ClusterRef ref) {
    return Fault.at(
        Place.of(experiment.readme().file(), "```bash", "lab node"),
        "the experiment breaks nodes, and those of " + ref + " are not the lab's to break",
        "leave `--cluster` out to run on a cluster of the run's own");
  }

  private static String steps() {
    return ExecutionContext.isRoot()
        ? "the steps run as a user of their own, who can't read your files: not ~/.aws, for example"
        : "the steps run as you: their commands can read your files";
  }

  private static String images(RunOptions options) {
    return options
        .registry()
        .map(registry -> "its nodes must look for images in " + registry.host() + " first")
        .orElse("its nodes must be able to pull the images, under the names they have");
  }

  private static List<String> creates(
      RunOptions options, Resolved resolved, List<Component> missing) {
    Experiment experiment = resolved.experiment();
    List<String> creates = new ArrayList<>();
    options
        .registry()
        .ifPresent(registry ->
            creates.add("the experiment's images in " + registry.host() + ", which stay there"));
    missing.forEach(
        component -> creates.add("component " + component.name() + " " + component.version()));
    experiment.namespaces().forEach(name -> creates.add("namespace " + name));
    if (ProbeNamespace.needed(experiment)) {
      creates.add(
          "namespace " + ProbeNamespace.NAMESPACE + ", with the pod that requests are made from");
    }
    creates.add("lease kube-system/lab-run, while the run lasts");
    return List.copyOf(creates);
  }
}
