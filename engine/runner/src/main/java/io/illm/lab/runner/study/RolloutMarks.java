package io.illm.lab.runner.study;

import io.fabric8.kubernetes.api.model.events.v1.Event;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.illm.lab.model.run.StudyResult.Mark;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds what happened to pods during a load, from the cluster's events. */
final class RolloutMarks {

  /**
   * The words for the reasons of pod events that are shown. Events of replica sets are not shown.
   */
  private static final Map<String, String> TOLD =
      Map.of("Started", "starts", "Killing", "is told to end", "BackOff", "crashes");

  private RolloutMarks() {}

  /**
   * Returns the marks of a time span, in order.
   *
   * @param first the time of the first request, which is second 0
   * @param last the time of the last request
   * @param loadJob the name of the load Job, whose pods are left out
   */
  static List<Mark> between(
      KubernetesClient client, String namespace, Instant first, Instant last, String loadJob) {
    return client.events().v1().events().inNamespace(namespace).list().getItems().stream()
        .filter(event -> TOLD.containsKey(event.getReason()))
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

  /**
   * Describes an event. It names the pod by the last part of its name, which differs between the
   * pods of a workload.
   */
  private static String words(Event event) {
    String pod = event.getRegarding().getName();
    return pod.substring(pod.lastIndexOf('-') + 1) + " " + TOLD.get(event.getReason());
  }
}
