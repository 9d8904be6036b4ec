package io.illm.lab.check;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.illm.lab.model.experiment.Observation.Exec;
import java.time.Duration;

/**
 * Observes by running a command in a container. The observation has the exit code, the output and,
 * if the output is JSON, its parsed form.
 */
record ExecLook(KubernetesClient client, Pods pods) {

  private static final Duration TIMEOUT = Duration.ofSeconds(30);

  Observed look(Exec exec) {
    return pods.of(exec.target()).stream()
        .findFirst()
        .map(pod -> answer(exec, pod))
        .orElseGet(() -> absent("there is no pod of " + exec.target()));
  }

  private Observed answer(Exec exec, Pod pod) {
    try {
      return run(exec, pod);
    } catch (PodExec.NotStarted e) {
      return absent(String.valueOf(e.getMessage()));
    }
  }

  private static Observed absent(String why) {
    return Observed.absent(Json.MAPPER.createObjectNode(), why);
  }

  private Observed run(Exec exec, Pod pod) {
    long start = System.nanoTime();
    String name = pod.getMetadata().getName();
    CommandResult result =
        new PodExec(client, pod.getMetadata().getNamespace(), name, exec.container())
            .run(exec.command(), TIMEOUT);
    return Observed.of(
        node(result, start), "`%s` in pod/%s".formatted(String.join(" ", exec.command()), name));
  }

  static ObjectNode node(CommandResult result, long startNanos) {
    ObjectNode node =
        Json.MAPPER
            .createObjectNode()
            .put("exitCode", result.exitCode())
            .put("stdout", result.stdout())
            .put("stderr", result.stderr())
            .put("ms", (System.nanoTime() - startNanos) / 1_000_000);
    Json.parse(result.stdout()).ifPresent(json -> node.set("json", json));
    return node;
  }
}
