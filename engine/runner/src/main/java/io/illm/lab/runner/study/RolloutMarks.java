package io.illm.lab.runner.study;

import io.fabric8.kubernetes.api.model.events.v1.Event;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.illm.lab.model.run.StudyResult.Mark;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What happened to workloads during a load, from the cluster's events. */
final class RolloutMarks {

  /**
   * The reasons that a rollout's reader looks for; the scheduler's and kubelet's small talk is left
   * out.
   */
  private static final Set<String> TOLD =
      Set.of("ScalingReplicaSet", "Killing", "Started", "Unhealthy", "ProgressDeadlineExceeded");

  private RolloutMarks() {}

  /**
   * The marks of a time span.
   *
   * @param first the first request, which is second 0
   * @param last the last request
   * @param loadJob the load's own Job, whose pods are left out
   */
  static List<Mark> between(
      KubernetesClient client, String namespace, Instant first, Instant last, String loadJob) {
    return client.events().v1().events().inNamespace(namespace).list().getItems().stream()
        .filter(event -> TOLD.contains(event.getReason()))
        .filter(event -> !event.getRegarding().getName().startsWith(loadJob))
        .flatMap(event -> mark(event, first, last).stream())
        .sorted(Comparator.comparingDouble(Mark::second))
        .toList();
  }

  private static Optional<Mark> mark(Event event, Instant first, Instant last) {
    return time(event)
        .filter(at -> !at.isBefore(first.minusSeconds(1)) && !at.isAfter(last))
        .map(at -> new Mark(Duration.between(first, at).toMillis() / 1000.0, words(event)));
  }

  private static Optional<Instant> time(Event event) {
    if (event.getEventTime() != null && event.getEventTime().getTime() != null) {
      return Optional.of(Instant.parse(event.getEventTime().getTime()));
    }
    return Optional.ofNullable(event.getDeprecatedLastTimestamp()).map(Instant::parse);
  }

  private static String words(Event event) {
    String note = event.getNote();
    return event.getReason().equals("ScalingReplicaSet") && note != null
        ? note
        : event.getReason() + " " + event.getRegarding().getName();
  }
}
