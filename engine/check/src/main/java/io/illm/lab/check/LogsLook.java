package io.illm.lab.check;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.illm.lab.model.experiment.Observation.Logs;
import java.util.List;
import java.util.stream.Collectors;

/** Observes the logs of containers. The observation has the whole text and its lines. */
record LogsLook(KubernetesClient client, Pods pods) {

  Observed look(Logs logs) {
    List<Pod> found = pods.of(logs.target());
    String text = found.stream().map(pod -> log(pod, logs)).collect(Collectors.joining());
    ObjectNode node = Json.MAPPER.createObjectNode().put("text", text);
    ArrayNode lines = node.putArray("lines");
    text.lines().forEach(lines::add);
    return found.isEmpty()
        ? Observed.absent(node, "there is no pod of " + logs.target())
        : Observed.of(node, "logs of " + logs.target());
  }

  private String log(Pod pod, Logs logs) {
    String container =
        logs.container().orElseGet(() -> pod.getSpec().getContainers().getFirst().getName());
    try {
      String text =
          client.pods().resource(pod).inContainer(container).tailingLines(logs.tail()).getLog();
      return text.isEmpty() || text.endsWith("\n") ? text : text + "\n";
    } catch (KubernetesClientException e) {
      // A container that has not started has printed nothing. This is an answer.
      if (ApiFault.nothingThere(e)) {
        return "";
      }
      throw e;
    }
  }
}
