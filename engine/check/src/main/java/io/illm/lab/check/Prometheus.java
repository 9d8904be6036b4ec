package io.illm.lab.check;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.HttpResponse;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A client of the Prometheus that the component {@code prometheus} installs. It sends requests
 * through the API server's proxy. So it needs no pod, and it works wherever kubectl works.
 */
public final class Prometheus {

  /** The name of the component that must be installed. */
  public static final String COMPONENT = "prometheus";

  private static final String PROXY =
      "api/v1/namespaces/monitoring/services/prometheus:web/proxy/api/v1/";

  /**
   * The time limit of a request. It is longer than the time limit that Prometheus itself gets for
   * the query.
   */
  private static final Duration PATIENCE = Duration.ofSeconds(15);

  private static final String QUERY_TIMEOUT = "10s";

  private final KubernetesClient client;

  /** Creates a client. Prometheus need not be installed yet. */
  public Prometheus(KubernetesClient client) {
    this.client = client;
  }

  /** Evaluates a query at the current time of Prometheus' own clock. */
  public PromqlAnswer now(String query) {
    return ask("query", Map.of("query", query));
  }

  /** Evaluates a query at a time. */
  public PromqlAnswer at(Instant time, String query) {
    return ask("query", Map.of("query", query, "time", time.toString()));
  }

  /** Evaluates a query over a time span, once per step. */
  public PromqlAnswer between(Instant first, Instant last, Duration step, String query) {
    return ask(
        "query_range",
        Map.of(
            "query", query,
            "start", first.toString(),
            "end", last.toString(),
            "step", Double.toString(step.toMillis() / 1000.0)));
  }

  private PromqlAnswer ask(String what, Map<String, String> parameters) {
    try {
      HttpResponse<String> reply =
          client
              .getHttpClient()
              .sendAsync(request(what, parameters), String.class)
              .get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
      return PromqlReply.read(reply.code(), reply.bodyString());
    } catch (ExecutionException e) {
      return new PromqlAnswer.Refused("the API server doesn't answer: " + e.getCause());
    } catch (TimeoutException _) {
      return new PromqlAnswer.Refused(
          "Prometheus did not answer within %d s".formatted(PATIENCE.toSeconds()));
    } catch (IOException e) {
      return new PromqlAnswer.Refused("the answer can't be read: " + e.getMessage());
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return new PromqlAnswer.Refused("interrupted while Prometheus was asked");
    }
  }

  private HttpRequest request(String what, Map<String, String> parameters) {
    Map<String, String> form = new LinkedHashMap<>(parameters);
    form.put("timeout", QUERY_TIMEOUT);
    return client
        .getHttpClient()
        .newHttpRequestBuilder()
        .uri(client.getMasterUrl() + PROXY + what)
        .post(form)
        .timeout(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
        .build();
  }
}
