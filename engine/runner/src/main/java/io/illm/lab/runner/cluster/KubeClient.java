package io.illm.lab.runner.cluster;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.illm.lab.cluster.Cluster;
import io.illm.lab.model.Broken;
import java.io.IOException;
import java.nio.file.Files;

/**
 * A cluster's API, and the kubeconfig that leads there.
 *
 * @param kubernetes the client
 * @param kubeconfig the file's text
 */
public record KubeClient(KubernetesClient kubernetes, String kubeconfig) implements AutoCloseable {

  /** A dead API server must be noticed soon: waits have their own deadlines. */
  private static final int RETRIES = 3;

  /** Connects as the cluster's administrator. */
  public static KubeClient of(Cluster cluster) {
    try {
      return of(Files.readString(cluster.kubeconfig()));
    } catch (IOException e) {
      throw new Broken("reading the kubeconfig of " + cluster.name(), e);
    }
  }

  static KubeClient of(String kubeconfig) {
    Config config = Config.fromKubeconfig(kubeconfig);
    // A PKCS #8 key doesn't say in its header what it is for; without this it is read as RSA.
    config.setClientKeyAlgo("EC");
    config.setRequestRetryBackoffLimit(RETRIES);
    return new KubeClient(new KubernetesClientBuilder().withConfig(config).build(), kubeconfig);
  }

  /** The kubeconfig with a default namespace, so that a tutorial's commands needn't name it. */
  public String kubeconfigFor(String namespace) {
    io.fabric8.kubernetes.api.model.Config file =
        Serialization.unmarshal(kubeconfig, io.fabric8.kubernetes.api.model.Config.class);
    file.getContexts().forEach(context -> context.getContext().setNamespace(namespace));
    return Serialization.asYaml(file);
  }

  @Override
  public void close() {
    kubernetes.close();
  }
}
