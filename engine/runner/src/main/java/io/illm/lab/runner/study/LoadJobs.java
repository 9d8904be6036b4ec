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
 * The load Jobs of a namespace. A trial's own Jobs are those that were not there before its drive;
 * going by uid, no clock decides.
 */
record LoadJobs(KubernetesClient client, String namespace) {

  /** The label that load Jobs bear, and its value. */
  private static final String LABEL = "app.kubernetes.io/name";

  private static final String K6 = "k6";

  /** The label in words. */
  static String label() {
    return LABEL + "=" + K6;
  }

  /** The uids of the Jobs that are there. */
  Set<String> uids() {
    return all().map(job -> job.getMetadata().getUid()).collect(Collectors.toUnmodifiableSet());
  }

  /** The names of the Jobs that weren't there earlier, newest first. */
  List<String> since(Set<String> earlier) {
    return all()
        .filter(job -> !earlier.contains(job.getMetadata().getUid()))
        .sorted(Comparator.comparing(LoadJobs::created).reversed())
        .map(job -> job.getMetadata().getName())
        .toList();
  }

  /** The faults of those Jobs: what they sent isn't what was asked for. */
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
