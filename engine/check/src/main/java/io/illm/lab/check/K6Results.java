package io.illm.lab.check;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.illm.lab.model.run.StudyResult.Bucket;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The results of a load Job.
 *
 * @param summary statistics by metric, such as {@code http_req_duration} then {@code p(99)}
 * @param samples its requests, in the order of their start
 * @param dropped how many iterations k6 did not begin, because no virtual user was free
 */
public record K6Results(
    Map<String, Map<String, Double>> summary, List<Sample> samples, long dropped) {

  /** The container of the Job's pod that prints the results. */
  static final String CONTAINER = "samples";

  /**
   * One request.
   *
   * @param unixMillis when it was made
   * @param millis how long it took
   * @param status of the response; 0 where there was none
   */
  public record Sample(long unixMillis, double millis, int status) {

    /** Whether a user would call it lost: no response, or one that says error. */
    public boolean failed() {
      return status == 0 || status >= 400;
    }
  }

  /**
   * Reads the results of a Job that has ended.
   *
   * @param job the Job's name
   * @return empty where the Job has printed none (yet)
   */
  public static Optional<K6Results> read(KubernetesClient client, String namespace, String job) {
    try {
      return log(client, namespace, job).flatMap(K6Log::parse);
    } catch (KubernetesClientException _) {
      // What can't be read is not there for a trial, which is then invalid.
      return Optional.empty();
    }
  }

  /** The summary. That of a load that went wrong is no result, so that no check passes on it. */
  static Observed look(KubernetesClient client, String namespace, String job) {
    Optional<JsonNode> metrics = log(client, namespace, job).flatMap(K6Log::metrics);
    ObjectNode none = Json.MAPPER.createObjectNode();
    if (metrics.isEmpty()) {
      return Observed.absent(none, "job/%s has printed no k6 summary".formatted(job));
    }
    List<String> faults = K6Faults.of(client, namespace, job);
    return faults.isEmpty()
        ? Observed.of(metrics.get(), "k6 summary of job/" + job)
        : Observed.absent(
            none, "job/%s has no valid k6 summary: %s".formatted(job, String.join("; ", faults)));
  }

  private static Optional<String> log(KubernetesClient client, String namespace, String job) {
    List<Pod> pods = K6Faults.pods(client, namespace, job);
    return pods.stream().flatMap(pod -> log(client, pod).stream()).findFirst();
  }

  private static Optional<String> log(KubernetesClient client, Pod pod) {
    try {
      return Optional.of(client.pods().resource(pod).inContainer(CONTAINER).getLog());
    } catch (KubernetesClientException e) {
      // A container that has not started has printed nothing, which is an answer.
      if (ApiFault.nothingThere(e)) {
        return Optional.empty();
      }
      throw e;
    }
  }

  /** Puts the requests into seconds from the first one, empty seconds included. */
  public List<Bucket> buckets() {
    return K6Buckets.of(samples);
  }
}
