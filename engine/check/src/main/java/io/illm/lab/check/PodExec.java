package io.illm.lab.check;

import io.fabric8.kubernetes.api.model.Status;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.ExecListener;
import io.fabric8.kubernetes.client.dsl.ExecWatch;
import java.io.ByteArrayOutputStream;
import java.net.HttpURLConnection;
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
 * @param container the container's name; empty for the pod's first container
 */
record PodExec(KubernetesClient client, String namespace, String pod, Optional<String> container) {

  /** Thrown if a command could not be started: there is no such program or no such container. */
  static final class NotStarted extends KubernetesClientException {

    @java.io.Serial private static final long serialVersionUID = 1;

    NotStarted(String message) {
      super(message);
    }
  }

  /**
   * Runs a command and waits until it ends.
   *
   * @throws NotStarted if the node or the API server answered that the command can't be started
   * @throws KubernetesClientException if there was no answer, or if the command did not end in time
   */
  CommandResult run(List<String> command, Duration timeout) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    AtomicReference<Optional<String>> status = new AtomicReference<>(Optional.empty());
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
        throw unstarted(command, status.get());
      }
      return new CommandResult(
          exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    } catch (ExecutionException e) {
      throw failed(e.getCause());
    } catch (TimeoutException _) {
      throw new KubernetesClientException(
          "`%s` in pod/%s did not end within %d s"
              .formatted(String.join(" ", command), pod, timeout.toSeconds()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new KubernetesClientException("exec in pod/" + pod + " was interrupted", e);
    }
  }

  private KubernetesClientException unstarted(List<String> command, Optional<String> status) {
    String what = "`%s` in pod/%s".formatted(String.join(" ", command), pod);
    return status
        .<KubernetesClientException>map(
            why -> new NotStarted(what + " could not be started: " + why))
        .orElseGet(() -> new KubernetesClientException(what + " ended without an exit code"));
  }

  private KubernetesClientException failed(@Nullable Throwable cause) {
    String what = "exec in pod/" + pod + " failed";
    boolean gone =
        cause instanceof KubernetesClientException e
            && (e.getCode() == HttpURLConnection.HTTP_NOT_FOUND
                || String.valueOf(e.getMessage()).contains("container not found"));
    return gone
        ? new NotStarted(what + ": the container is gone")
        : new KubernetesClientException(what, cause);
  }

  /** Stores the message of the container runtime about a command that it could not start. */
  private record StatusListener(AtomicReference<Optional<String>> message) implements ExecListener {

    @Override
    public void onExit(int code, @Nullable Status status) {
      if (status != null && status.getMessage() != null) {
        message.set(Optional.of(status.getMessage()));
      }
    }

    @Override
    public void onClose(int code, String reason) {
      // The exit code shows how the command ended.
    }
  }
}
