package io.illm.lab.runner.cluster;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
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

  /** Connects as the cluster's administrator. */
  public static KubeClient of(Cluster cluster) {
    try {
      String kubeconfig = Files.readString(cluster.kubeconfig());
      Config config =
          new ConfigBuilder(Config.fromKubeconfig(kubeconfig))
              .withRequestRetryBackoffLimit(3)
              .build();
      return new KubeClient(new KubernetesClientBuilder().withConfig(config).build(), kubeconfig);
    } catch (IOException e) {
      throw new Broken("reading the kubeconfig of " + cluster.name(), e);
    }
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
