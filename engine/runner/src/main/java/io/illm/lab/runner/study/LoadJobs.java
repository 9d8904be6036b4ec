package io.illm.lab.runner.study;

import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.illm.lab.check.K6Faults;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The load Jobs of a namespace. The Jobs of a trial are those that did not exist before its drive.
 * They are found by uid and not by time, because clocks may differ.
 */
record LoadJobs(KubernetesClient client, String namespace) {

  /** The label of load Jobs. Its value is {@link #K6}. */
  private static final String LABEL = "app.kubernetes.io/name";

  private static final String K6 = "k6";

  /** Returns the label and its value, such as {@code NAME=VALUE}. */
  static String label() {
    return LABEL + "=" + K6;
  }

  /** Returns the uids of the Jobs that exist. */
  Set<String> uids() {
    return all().map(job -> job.getMetadata().getUid()).collect(Collectors.toUnmodifiableSet());
  }

  /** Returns the names of the Jobs that did not exist earlier, newest first. */
  List<String> since(Set<String> earlier) {
    return all()
        .filter(job -> !earlier.contains(job.getMetadata().getUid()))
        .sorted(Comparator.comparing(LoadJobs::created).reversed())
        .map(job -> job.getMetadata().getName())
        .toList();
  }

  /**
   * Returns the faults of the Jobs that did not exist earlier. With a fault, a Job did not send the
   * specified load.
   */
  List<String> faultsSince(Set<String> earlier) {
    return since(earlier).stream()
        .flatMap(job -> K6Faults.of(client, namespace, job).stream())
        .distinct()
        .toList();
  }

  private Stream<Job> all() {
    return client
        .batch()
        .v1()
        .jobs()
        .inNamespace(namespace)
        .withLabel(LABEL, K6)
        .list()
        .getItems()
        .stream();
  }

  private static Instant created(Job job) {
    return Instant.parse(job.getMetadata().getCreationTimestamp());
  }
}
