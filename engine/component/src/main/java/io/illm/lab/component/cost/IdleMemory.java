package io.illm.lab.component.cost;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.illm.lab.component.install.Owners;
import io.illm.lab.model.Broken;
import io.illm.lab.model.component.Component;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The memory of a component's pods, as measured by the kubelets.
 *
 * @param client the cluster's API
 */
record IdleMemory(KubernetesClient client) {

  /**
   * Returns the pods' working set in bytes.
   *
   * @param pods the pods to count
   */
  long bytes(List<Pod> pods) {
    Map<String, Long> byPod =
        client.nodes().list().getItems().stream()
            .flatMap(this::summary)
            .collect(
                Collectors.toMap(
                    pod ->
                        pod.at("/podRef/namespace").asText()
                            + "/"
                            + pod.at("/podRef/name").asText(),
                    pod -> pod.at("/memory/workingSetBytes").asLong(),
                    Long::sum));
    return pods.stream().mapToLong(pod -> byPod.getOrDefault(name(pod), 0L)).sum();
  }

  /** Returns the running pods of a component. */
  List<Pod> pods(Component component) {
    Owners owners = new Owners(client);
    return client.pods().inAnyNamespace().list().getItems().stream()
        .filter(pod -> "Running".equals(pod.getStatus().getPhase()))
        .filter(pod -> owners.componentOf(pod).equals(Optional.of(component.name())))
        .toList();
  }

  /** Returns the age of the youngest pod; zero if there is none. */
  static Duration age(List<Pod> pods) {
    return pods.stream()
        .map(pod -> Duration.between(Instant.parse(pod.getStatus().getStartTime()), Instant.now()))
        .min(Duration::compareTo)
        .orElse(Duration.ZERO);
  }

  private Stream<JsonNode> summary(Node node) {
    String path = "/api/v1/nodes/" + node.getMetadata().getName() + "/proxy/stats/summary";
    try {
      return new ObjectMapper().readTree(client.raw(path)).path("pods").valueStream();
    } catch (JsonProcessingException e) {
      throw new Broken("reading what the kubelet counts at " + path, e);
    }
  }

  private static String name(Pod pod) {
    return pod.getMetadata().getNamespace() + "/" + pod.getMetadata().getName();
  }
}
