package io.illm.lab.check;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.ExecWatch;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Runs a command in a container.
 *
 * @param pod the pod's name
 * @param container empty for the pod's first
 */
record PodExec(KubernetesClient client, String namespace, String pod, Optional<String> container) {

  /**
   * Runs a command and waits for its end.
   *
   * @throws KubernetesClientException where it cannot be started, or doesn't end in time
   */
  CommandResult run(List<String> command, Duration timeout) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    ByteArrayOutputStream status = new ByteArrayOutputStream();
    var resource = client.pods().inNamespace(namespace).withName(pod);
    var target = container.map(resource::inContainer).orElse(resource);
    try (ExecWatch watch =
        target
            .writingOutput(out)
            .writingError(err)
            .writingErrorChannel(status)
            .exec(command.toArray(String[]::new))) {
      int exit = watch.exitCode().get(timeout.toMillis(), TimeUnit.MILLISECONDS);
      if (exit < 0) {
        throw new KubernetesClientException(notStarted(command, status));
      }
      return new CommandResult(
          exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    } catch (ExecutionException e) {
      throw new KubernetesClientException("exec in pod/" + pod + " failed", e.getCause());
    } catch (TimeoutException _) {
      throw new KubernetesClientException(
          "`%s` in pod/%s did not end within %d s"
              .formatted(String.join(" ", command), pod, timeout.toSeconds()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new KubernetesClientException("exec in pod/" + pod + " was interrupted", e);
    }
  }

  /** The container runtime says in a Status why a command could not be started. */
  private String notStarted(List<String> command, ByteArrayOutputStream status) {
    String told = status.toString(StandardCharsets.UTF_8);
    return "`%s` in pod/%s could not be started: %s"
        .formatted(
            String.join(" ", command),
            pod,
            Json.parse(told).map(json -> json.path("message").asText(told)).orElse(told));
  }
}
