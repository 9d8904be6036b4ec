package io.illm.lab.runner.cluster;

import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.illm.lab.model.Broken;
import java.util.List;
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

  private static final long GONE_SECONDS = 120;
  private static final long PODS_GONE_SECONDS = 20;

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
