package io.illm.lab.runner.figures;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.illm.lab.model.Broken;
import io.illm.lab.model.component.Component;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The memory of a component's pods, as the kubelets count it.
 *
 * @param client of the cluster
 */
record IdleMemory(KubernetesClient client) {

  private static final Set<String> SHARED = Set.of("default", "kube-system", "kube-public");

  /**
   * The pods' working set in bytes.
   *
   * @param pods those counted
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

  /**
   * The pods of a component: all of its own namespace, and in shared ones those that its workloads
   * select.
   */
  List<Pod> pods(Component component, List<GenericKubernetesResource> objects) {
    List<Pod> pods = new ArrayList<>();
    component
        .namespace()
        .filter(name -> !SHARED.contains(name))
        .ifPresent(name -> pods.addAll(client.pods().inNamespace(name).list().getItems()));
    for (GenericKubernetesResource object : objects) {
      if (object.get("spec", "selector", "matchLabels") instanceof Map<?, ?> labels
          && SHARED.contains(object.getMetadata().getNamespace())) {
        pods.addAll(selected(object.getMetadata().getNamespace(), labels));
      }
    }
    return pods.stream().filter(pod -> "Running".equals(pod.getStatus().getPhase())).toList();
  }

  /** The age of the youngest pod; zero where there is none. */
  static Duration age(List<Pod> pods) {
    return pods.stream()
        .map(pod -> Duration.between(Instant.parse(pod.getStatus().getStartTime()), Instant.now()))
        .min(Duration::compareTo)
        .orElse(Duration.ZERO);
  }

  private List<Pod> selected(String namespace, Map<?, ?> labels) {
    Map<String, String> texts =
        labels.entrySet().stream()
            .collect(
                Collectors.toMap(
                    label -> String.valueOf(label.getKey()),
                    label -> String.valueOf(label.getValue())));
    return client.pods().inNamespace(namespace).withLabels(texts).list().getItems();
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
