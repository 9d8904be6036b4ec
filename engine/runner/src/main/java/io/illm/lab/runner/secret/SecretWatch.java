package io.illm.lab.runner.secret;

import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import java.util.List;

/**
 * Follows the Secrets of a cluster while a run goes on.
 *
 * @param informers one for each namespace, or one for all
 */
public record SecretWatch(List<SharedIndexInformer<Secret>> informers) implements AutoCloseable {

  /** Learns the Secrets of every namespace, of a cluster that is the run's own. */
  public static SecretWatch ofCluster(KubernetesClient client, KnownSecrets secrets) {
    return new SecretWatch(List.of(client.secrets().inAnyNamespace().inform(learning(secrets))));
  }

  /** Learns the Secrets of some namespaces: the others of a shared cluster aren't the run's. */
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
        // What it held stays a secret.
      }
    };
  }

  @Override
  public void close() {
    informers.forEach(SharedIndexInformer::stop);
  }
}
