package io.illm.lab.component.kube;

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
 * A client of a cluster's API, with its kubeconfig.
 *
 * @param kubernetes the client
 * @param kubeconfig the text of the kubeconfig
 */
public record KubeClient(KubernetesClient kubernetes, String kubeconfig) implements AutoCloseable {

  /**
   * The number of retries of a request. It is low, so that a dead API server is noticed soon. Waits
   * have their own deadlines.
   */
  private static final int RETRIES = 3;

  /** Creates a client for the user in the cluster's kubeconfig. */
  public static KubeClient of(Cluster cluster) {
    Path file = cluster.kubeconfig();
    try {
      // Reads the file and not its text, so that the client can renew an expired token from it.
      return of(
          Config.fromKubeconfig(file.toFile()),
          Files.readString(file),
          cluster.onThisMachine() ? new DirectHttp() : new JdkHttpClientFactory());
    } catch (IOException e) {
      throw new Broken("reading the kubeconfig of " + cluster.name(), e);
    }
  }

  public static KubeClient of(String kubeconfig) {
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
   * Returns the kubeconfig with a default namespace, so that a tutorial's commands need not name
   * it. It has the output of a credential program instead of the program, because steps run as
   * another user, for whom the program would not work.
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
