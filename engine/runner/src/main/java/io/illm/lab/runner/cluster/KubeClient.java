package io.illm.lab.runner.cluster;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.http.HttpClient;
import io.fabric8.kubernetes.client.jdkhttp.JdkHttpClientFactory;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.illm.lab.cluster.Cluster;
import io.illm.lab.model.Broken;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A cluster's API, and the kubeconfig that leads there.
 *
 * @param kubernetes the client
 * @param kubeconfig the file's text
 */
public record KubeClient(KubernetesClient kubernetes, String kubeconfig) implements AutoCloseable {

  /** A dead API server must be noticed soon: waits have their own deadlines. */
  private static final int RETRIES = 3;

  /** Connects as the user of the cluster's kubeconfig. */
  public static KubeClient of(Cluster cluster) {
    Path file = cluster.kubeconfig();
    try {
      // Of a file and not of its text: a token that runs out is asked for anew from there.
      return of(
          Config.fromKubeconfig(file.toFile()),
          Files.readString(file),
          cluster.onThisMachine() ? new DirectHttp() : new JdkHttpClientFactory());
    } catch (IOException e) {
      throw new Broken("reading the kubeconfig of " + cluster.name(), e);
    }
  }

  static KubeClient of(String kubeconfig) {
    return of(Config.fromKubeconfig(kubeconfig), kubeconfig, new JdkHttpClientFactory());
  }

  private static KubeClient of(Config config, String kubeconfig, HttpClient.Factory http) {
    ClientKey.of(config).ifPresent(config::setClientKeyAlgo);
    config.setRequestRetryBackoffLimit(RETRIES);
    KubernetesClient client =
        new KubernetesClientBuilder().withConfig(config).withHttpClientFactory(http).build();
    return new KubeClient(client, kubeconfig);
  }

  /**
   * The kubeconfig with a default namespace, so that a tutorial's commands needn't name it, and
   * with what a credential program gave in place of the program: steps run as somebody else, to
   * whom it would give nothing.
   */
  public String kubeconfigFor(String namespace) {
    io.fabric8.kubernetes.api.model.Config file =
        Serialization.unmarshal(kubeconfig, io.fabric8.kubernetes.api.model.Config.class);
    file.getContexts().forEach(context -> context.getContext().setNamespace(namespace));
    new Credentials(kubernetes.getConfiguration()).settle(file.getUsers());
    return Serialization.asYaml(file);
  }

  @Override
  public void close() {
    kubernetes.close();
  }
}
