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
 * @param summary the statistics, by metric and then by name, such as {@code http_req_duration} and
 *     {@code p(99)}
 * @param samples the requests, in the order of their start
 * @param dropped the number of iterations that k6 did not begin because no virtual user was free
 */
public record K6Results(
    Map<String, Map<String, Double>> summary, List<Sample> samples, long dropped) {

  /** The container of the Job's pod that prints the results. */
  static final String CONTAINER = "samples";

  /**
   * One request.
   *
   * @param unixMillis the time of the request, in milliseconds since 1970
   * @param millis the duration in milliseconds
   * @param status the status of the response; 0 if there was no response
   */
  public record Sample(long unixMillis, double millis, int status) {

    /**
     * Returns true if the request failed: there was no response, or its status is 400 or higher.
     */
    public boolean failed() {
      return status == 0 || status >= 400;
    }
  }

  /**
   * Reads the results of a Job that has ended.
   *
   * @param job the Job's name
   * @return the results; empty if the Job has printed none or they can't be read
   */
  public static Optional<K6Results> read(KubernetesClient client, String namespace, String job) {
    try {
      return log(client, namespace, job).flatMap(K6Log::parse);
    } catch (KubernetesClientException _) {
      // Without results, the trial is invalid.
      return Optional.empty();
    }
  }

  /**
   * Observes the summary. The summary of a load with faults counts as absent, so that no check
   * holds because of it.
   */
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
      // A container that has not started has printed nothing. This is an answer.
      if (ApiFault.nothingThere(e)) {
        return Optional.empty();
      }
      throw e;
    }
  }

  /**
   * Groups the requests by second, from the first one on. Seconds without requests are included.
   */
  public List<Bucket> buckets() {
    return K6Buckets.of(samples);
  }
}
