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
 * What a k6 Job measured.
 *
 * @param summary statistics by metric, such as {@code http_req_duration} then {@code p(99)}
 * @param samples its requests, in the order of their start
 */
public record K6Results(Map<String, Map<String, Double>> summary, List<Sample> samples) {

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

  static Observed look(KubernetesClient client, String namespace, String job) {
    Optional<JsonNode> metrics = log(client, namespace, job).flatMap(K6Log::metrics);
    ObjectNode none = Json.MAPPER.createObjectNode();
    return metrics
        .map(node -> Observed.of(node, "k6 summary of job/" + job))
        .orElseGet(() -> Observed.absent(none, "job/%s has printed no k6 summary".formatted(job)));
  }

  private static Optional<String> log(KubernetesClient client, String namespace, String job) {
    List<Pod> pods =
        client
            .pods()
            .inNamespace(namespace)
            .withLabel("batch.kubernetes.io/job-name", job)
            .list()
            .getItems();
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
