package io.illm.lab.check;

import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.readiness.Readiness;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Collects facts that may explain a failure in a namespace: warning events and pods that are not
 * ready.
 *
 * @param client the client of the cluster
 * @param namespace the name of the namespace
 */
public record Diagnosis(KubernetesClient client, String namespace) {

  private static final int MOST_EVENTS = 8;
  private static final int MOST_PODS = 4;
  private static final int LOG_LINES = 10;

  /**
   * Returns the latest warning events, and the states and last log lines of pods that are not
   * ready. Empty if there are none.
   */
  public String text() {
    List<String> lines = new ArrayList<>();
    try {
      warnings().forEach(event -> lines.add(event(event)));
      unready().forEach(pod -> describe(pod, lines));
    } catch (KubernetesClientException e) {
      lines.add("the namespace %s cannot be read: %s".formatted(namespace, e.getMessage()));
    }
    return String.join("\n", lines);
  }

  private List<Event> warnings() {
    List<Event> all =
        client.v1().events().inNamespace(namespace).withField("type", "Warning").list().getItems();
    return all.stream()
        .sorted(Comparator.comparing(Diagnosis::when))
        .skip(Math.max(0, all.size() - MOST_EVENTS))
        .toList();
  }

  private static String when(Event event) {
    return Optional.ofNullable(event.getLastTimestamp())
        .orElseGet(
            () -> Optional.ofNullable(event.getMetadata().getCreationTimestamp()).orElse(""));
  }

  private static String event(Event event) {
    var about = event.getInvolvedObject();
    int count = Optional.ofNullable(event.getCount()).orElse(1);
    return "event %s/%s %s%s: %s"
        .formatted(
            about.getKind().toLowerCase(java.util.Locale.ROOT),
            about.getName(),
            event.getReason(),
            count > 1 ? " (" + count + " times)" : "",
            event.getMessage());
  }

  private List<Pod> unready() {
    return client.pods().inNamespace(namespace).list().getItems().stream()
        .filter(pod -> !Readiness.isPodReady(pod) && !Readiness.isPodSucceeded(pod))
        .limit(MOST_PODS)
        .toList();
  }

  private void describe(Pod pod, List<String> lines) {
    String name = pod.getMetadata().getName();
    lines.add("pod/%s is %s, not ready".formatted(name, pod.getStatus().getPhase()));
    List<PullFailure> pulls = PullFailure.of(pod);
    pulls.forEach(failure -> failure.words().lines().forEach(line -> lines.add("  " + line)));
    pod.getStatus().getContainerStatuses().stream()
        .filter(
            status -> pulls.stream().noneMatch(pull -> pull.container().equals(status.getName())))
        .map(Diagnosis::state)
        .flatMap(Optional::stream)
        .forEach(state -> lines.add("  " + state));
    for (ContainerStatus status : pod.getStatus().getContainerStatuses()) {
      log(pod, status.getName()).lines().forEach(line -> lines.add("  | " + line));
    }
  }

  private static Optional<String> state(ContainerStatus status) {
    var waiting = Optional.ofNullable(status.getState()).map(s -> s.getWaiting());
    var ended = Optional.ofNullable(status.getLastState()).map(s -> s.getTerminated());
    String text =
        waiting
                .map(w -> "waits: %s %s".formatted(w.getReason(), orEmpty(w.getMessage())))
                .orElse("")
            + ended
                .map(t ->
                    " last ended with exit code %d (%s)".formatted(t.getExitCode(), t.getReason()))
                .orElse("");
    return text.isBlank()
        ? Optional.empty()
        : Optional.of("container %s %s".formatted(status.getName(), text.strip()));
  }

  private static String orEmpty(@org.jspecify.annotations.Nullable String text) {
    return text == null ? "" : text;
  }

  private String log(Pod pod, String container) {
    try {
      return client.pods().resource(pod).inContainer(container).tailingLines(LOG_LINES).getLog();
    } catch (KubernetesClientException _) {
      // A container that has never run has no log. Its state is already shown.
      return "";
    }
  }
}
