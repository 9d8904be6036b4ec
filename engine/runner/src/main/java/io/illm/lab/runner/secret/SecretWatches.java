package io.illm.lab.runner.secret;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.illm.lab.model.Progress;
import java.util.ArrayList;
import java.util.List;

/** The watches of the Secrets on a run's clusters. They learn the values that reports must hide. */
public final class SecretWatches implements AutoCloseable {

  private final KnownSecrets secrets;
  private final List<SecretWatch> watches = new ArrayList<>();

  /** Creates the set, with no watch yet. */
  public SecretWatches(KnownSecrets secrets) {
    this.secrets = secrets;
  }

  /**
   * Watches the Secrets of one cluster. If the cluster does not permit that, it says so.
   *
   * @param owned whether the cluster is the run's own; on another one, only the namespaces are
   *     watched
   */
  public void watch(
      KubernetesClient client, boolean owned, List<String> namespaces, Progress progress) {
    try {
      watches.add(
          owned
              ? SecretWatch.ofCluster(client, secrets)
              : SecretWatch.ofNamespaces(client, namespaces, secrets));
    } catch (KubernetesClientException e) {
      progress.say(
          "this cluster doesn't let the lab read Secrets, so their values may stand in the report: "
              + e.getMessage());
    }
  }

  @Override
  public void close() {
    watches.forEach(SecretWatch::close);
  }
}
