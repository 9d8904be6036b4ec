package io.illm.lab.component.kube;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.illm.lab.cluster.ClusterRef;
import io.illm.lab.model.BadInput;
import io.illm.lab.model.Fault;
import java.net.HttpURLConnection;
import java.util.List;
import java.util.Optional;

/**
 * The version and the nodes of a cluster.
 *
 * @param version the version of Kubernetes
 * @param nodes the names of the nodes
 */
public record ClusterFacts(String version, List<String> nodes) {

  /**
   * Reads the facts from the cluster.
   *
   * @throws BadInput if the cluster does not answer or does not permit it to this user
   */
  public static ClusterFacts of(ClusterRef ref, KubernetesClient client) {
    try {
      return new ClusterFacts(
          client.getKubernetesVersion().getGitVersion(),
          client.nodes().list().getItems().stream()
              .map(node -> node.getMetadata().getName())
              .toList());
    } catch (KubernetesClientException e) {
      throw new BadInput(
          Fault.of("%s at %s %s".formatted(ref, client.getMasterUrl(), problem(e)), hint(e)));
    }
  }

  private static String problem(KubernetesClientException e) {
    if (e.getCode() <= 0) {
      return "does not answer: " + innermost(e);
    }
    return switch (e.getCode()) {
      case HttpURLConnection.HTTP_UNAUTHORIZED -> "does not accept the kubeconfig's credentials";
      case HttpURLConnection.HTTP_FORBIDDEN -> "forbids its user to look: " + e.getMessage();
      default -> "answers %d: %s".formatted(e.getCode(), e.getMessage());
    };
  }

  private static String hint(KubernetesClientException e) {
    return e.getCode() == HttpURLConnection.HTTP_FORBIDDEN
        ? "a run needs a user who may list nodes and create namespaces"
        : "see whether `kubectl version` reaches it with this context; log in again if not";
  }

  private static String innermost(Throwable failure) {
    Throwable cause = failure;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    return Optional.ofNullable(cause.getMessage()).orElse(cause.getClass().getSimpleName());
  }
}
