package io.illm.lab.check;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerStateTerminated;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.KubernetesClientTimeoutException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Detects whether k6 ran to its end and without a script error. It reads the exit code and the log
 * of k6's container from the API. A script can't hide its errors, because k6 itself writes both.
 */
public final class K6Faults {

  /** The container of the Job's pod that runs k6. */
  static final String CONTAINER = "k6";

  /**
   * The time to wait until the container has ended, because k6 writes its summary shortly before it
   * exits.
   */
  private static final long PATIENCE_SECONDS = 10;

  /** The options that send the log elsewhere or remove the level from its lines. */
  private static final Pattern HIDING = Pattern.compile("--log-output|--log-format[= ]?raw");

  private K6Faults() {}

  /**
   * Returns the faults of a load Job.
   *
   * @param job the Job's name
   * @return the faults, one line each; empty if k6 ended without a fault
   */
  public static List<String> of(KubernetesClient client, String namespace, String job) {
    List<Pod> pods = pods(client, namespace, job);
    return pods.isEmpty()
        ? List.of("job/%s has no pod, so that its end can't be seen".formatted(job))
        : pods.stream().flatMap(pod -> faults(client, pod, job).stream()).distinct().toList();
  }

  static List<Pod> pods(KubernetesClient client, String namespace, String job) {
    return client
        .pods()
        .inNamespace(namespace)
        .withLabel("batch.kubernetes.io/job-name", job)
        .list()
        .getItems();
  }

  private static List<String> faults(KubernetesClient client, Pod pod, String job) {
    Pod ended = ended(client, pod);
    try {
      return of(ended, client.pods().resource(pod).inContainer(CONTAINER).getLog(), job);
    } catch (KubernetesClientException e) {
      return List.of("the log of k6 in job/%s can't be read: %s".formatted(job, e.getMessage()));
    }
  }

  private static Pod ended(KubernetesClient client, Pod pod) {
    try {
      return client
          .pods()
          .resource(pod)
          .waitUntilCondition(
              seen -> seen == null || terminated(seen).isPresent(),
              PATIENCE_SECONDS,
              TimeUnit.SECONDS);
    } catch (KubernetesClientTimeoutException _) {
      return pod;
    }
  }

  /** Returns the faults of one pod, given the log of its k6 container. */
  static List<String> of(Pod pod, String log, String job) {
    Optional<Container> k6 =
        pod.getSpec().getContainers().stream()
            .filter(container -> container.getName().equals(CONTAINER))
            .findFirst();
    if (k6.isEmpty()) {
      return List.of(
          "job/%s has no container `%s`, so that k6's end and errors can't be seen"
              .formatted(job, CONTAINER));
    }
    List<String> faults = new ArrayList<>();
    if (hidesLog(k6.get())) {
      faults.add(
          "job/%s hides k6's log (--log-output, or --log-format raw): its errors can't be seen"
              .formatted(job));
    }
    faults.addAll(K6Errors.in(log));
    terminated(pod)
        .ifPresentOrElse(
            end -> K6Exit.fault(end).ifPresent(faults::add),
            () ->
                faults.add(
                    "k6 had not ended when the drive did: let it wait for job/%s to complete"
                        .formatted(job)));
    return List.copyOf(faults);
  }

  private static boolean hidesLog(Container k6) {
    boolean byArgument =
        Stream.concat(k6.getCommand().stream(), k6.getArgs().stream())
            .anyMatch(argument -> HIDING.matcher(argument).find());
    return byArgument
        || k6.getEnv().stream()
            .anyMatch(variable ->
                variable.getName().equals("K6_LOG_OUTPUT")
                    || (variable.getName().equals("K6_LOG_FORMAT")
                        && !"json".equals(variable.getValue())));
  }

  private static Optional<ContainerStateTerminated> terminated(Pod pod) {
    return pod.getStatus().getContainerStatuses().stream()
        .filter(status -> status.getName().equals(CONTAINER))
        .flatMap(status -> Optional.ofNullable(status.getState().getTerminated()).stream())
        .findFirst();
  }
}
