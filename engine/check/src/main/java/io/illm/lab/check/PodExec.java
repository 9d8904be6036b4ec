package io.illm.lab.check;

import io.fabric8.kubernetes.api.model.Status;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.ExecListener;
import io.fabric8.kubernetes.client.dsl.ExecWatch;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

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
    AtomicReference<String> status = new AtomicReference<>("the container runtime says no more");
    var resource = client.pods().inNamespace(namespace).withName(pod);
    var target = container.map(resource::inContainer).orElse(resource);
    try (ExecWatch watch =
        target
            .writingOutput(out)
            .writingError(err)
            .usingListener(new StatusListener(status))
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

  private String notStarted(List<String> command, AtomicReference<String> status) {
    return "`%s` in pod/%s could not be started: %s"
        .formatted(String.join(" ", command), pod, status.get());
  }

  /** Keeps what the container runtime says of a command that it could not start. */
  private record StatusListener(AtomicReference<String> message) implements ExecListener {

    @Override
    public void onExit(int code, @Nullable Status status) {
      if (status != null && status.getMessage() != null) {
        message.set(status.getMessage());
      }
    }

    @Override
    public void onClose(int code, String reason) {
      // How the command ended is told by its exit code.
    }
  }
}
