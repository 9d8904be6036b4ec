package io.illm.lab.runner.cluster;

import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.illm.lab.model.Broken;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * The removal of a namespace whose pods need not end gracefully any more.
 *
 * <p>The namespace controller asks again only after half of the longest grace period that it finds,
 * which is 15 s with Kubernetes' default; so the pods are ended first, and at once.
 *
 * @param client of the cluster
 * @param name of the namespace
 */
public record NamespaceRemoval(KubernetesClient client, String name) {

  /** The label that says which run made a namespace. */
  public static final String RUN = "lab.illm.io/run";

  private static final Map<String, String> THE_LABS =
      Map.of("app.kubernetes.io/managed-by", "illm-k8s-lab");

  private static final long GONE_SECONDS = 120;
  private static final long PODS_GONE_SECONDS = 20;

  /** Removes those of some namespaces that a run made; whoever made the others keeps them. */
  public static void ofRun(KubernetesClient client, String run, List<String> names) {
    List<NamespaceRemoval> removals =
        names.stream()
            .map(name -> new NamespaceRemoval(client, name))
            .filter(removal -> removal.madeBy(run))
            .toList();
    removals.forEach(NamespaceRemoval::begin);
    removals.forEach(NamespaceRemoval::await);
  }

  private boolean madeBy(String run) {
    return Optional.ofNullable(client.namespaces().withName(name).get())
        .map(namespace -> namespace.getMetadata().getLabels().entrySet())
        .filter(labels ->
            labels.contains(Map.entry(RUN, run)) || labels.containsAll(THE_LABS.entrySet()))
        .isPresent();
  }

  /** Ends what runs in it and asks for its removal; one that is gone is fine. */
  public void begin() {
    client.apps().deployments().inNamespace(name).delete();
    client.apps().statefulSets().inNamespace(name).delete();
    client.apps().daemonSets().inNamespace(name).delete();
    client.apps().replicaSets().inNamespace(name).delete();
    client.batch().v1().cronjobs().inNamespace(name).delete();
    client.batch().v1().jobs().inNamespace(name).delete();
    client.pods().inNamespace(name).withGracePeriod(0).delete();
    client
        .pods()
        .inNamespace(name)
        .informOnCondition(List::isEmpty)
        .completeOnTimeout(List.of(), PODS_GONE_SECONDS, TimeUnit.SECONDS)
        .join();
    client.namespaces().withName(name).delete();
  }

  /**
   * Waits until it is gone.
   *
   * @throws Broken where it isn't in two minutes
   */
  public void await() {
    Namespace left =
        client
            .namespaces()
            .withName(name)
            .waitUntilCondition(found -> found == null, GONE_SECONDS, TimeUnit.SECONDS);
    if (left != null) {
      throw new Broken("the namespace " + name + " is not gone", "see its finalizers");
    }
  }
}
