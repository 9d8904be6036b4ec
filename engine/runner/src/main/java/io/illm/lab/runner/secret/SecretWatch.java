package io.illm.lab.runner.secret;

import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import java.util.List;

/**
 * Watches the Secrets of a cluster during a run.
 *
 * @param informers one informer for each namespace, or one for all
 */
public record SecretWatch(List<SharedIndexInformer<Secret>> informers) implements AutoCloseable {

  /** Watches the Secrets of all namespaces. For the run's own clusters. */
  public static SecretWatch ofCluster(KubernetesClient client, KnownSecrets secrets) {
    return new SecretWatch(List.of(client.secrets().inAnyNamespace().inform(learning(secrets))));
  }

  /**
   * Watches the Secrets of some namespaces. For a shared cluster, whose other namespaces do not
   * belong to the run.
   */
  public static SecretWatch ofNamespaces(
      KubernetesClient client, List<String> namespaces, KnownSecrets secrets) {
    return new SecretWatch(
        namespaces.stream()
            .map(name -> client.secrets().inNamespace(name).inform(learning(secrets)))
            .toList());
  }

  private static ResourceEventHandler<Secret> learning(KnownSecrets secrets) {
    return new ResourceEventHandler<>() {
      @Override
      public void onAdd(Secret secret) {
        secrets.learn(secret);
      }

      @Override
      public void onUpdate(Secret before, Secret secret) {
        secrets.learn(secret);
      }

      @Override
      public void onDelete(Secret secret, boolean unknown) {
        // The value of a deleted Secret is still secret.
      }
    };
  }

  @Override
  public void close() {
    informers.forEach(SharedIndexInformer::stop);
  }
}
