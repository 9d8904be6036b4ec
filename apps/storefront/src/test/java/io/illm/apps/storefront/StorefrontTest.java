package io.illm.apps.storefront;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StorefrontTest {

  private static final Map<String, String> QUICK =
      Map.of("PORT", "0", "STARTUP_SECONDS", "0", "WORK_MILLIS", "0", "VERSION", "2.0.0");

  private final HttpClient client = HttpClient.newHttpClient();
  private Storefront storefront = start(QUICK);

  @AfterEach
  void stop() {
    client.close();
    storefront.drain().run();
  }

  @Test
  void products_come_with_the_version_and_the_pod_that_answered() throws Exception {
    HttpResponse<String> products = get("/products");

    assertThat(products.statusCode()).isEqualTo(200);
    assertThat(products.body())
        .contains("\"version\":\"2.0.0\"", "\"pod\":\"pod-1\"", "\"name\":\"kettle\"");
    assertThat(products.headers().firstValue("Connection")).hasValue("keep-alive");
  }

  @Test
  void an_order_is_accepted() throws Exception {
    HttpRequest order = to("/orders").POST(BodyPublishers.ofString("{\"kettle\":1}")).build();

    assertThat(client.send(order, BodyHandlers.ofString()).statusCode()).isEqualTo(201);
  }

  @Test
  void while_it_starts_it_is_alive_but_neither_ready_nor_useful() throws Exception {
    storefront.drain().run();
    storefront = start(Map.of("PORT", "0", "STARTUP_SECONDS", "60", "WORK_MILLIS", "0"));

    assertThat(get("/live").statusCode()).isEqualTo(200);
    assertThat(get("/ready").statusCode()).isEqualTo(503);
    assertThat(get("/products").statusCode()).isEqualTo(503);
  }

  @Test
  void metrics_count_requests_by_path_and_status() throws Exception {
    get("/products");

    assertThat(get("/metrics").body())
        .contains(
            "http_requests_total{path=\"/products\",status=\"200\"} 1.0",
            "http_request_duration_seconds_count{path=\"/products\"} 1",
            "http_requests_in_flight 0.0",
            "storefront_info{version=\"2.0.0\"} 1");
  }

  @Test
  void a_drain_finishes_what_is_in_flight_and_closes_the_connections_of_later_requests()
      throws Exception {
    CompletableFuture<HttpResponse<String>> report =
        client.sendAsync(to("/report?seconds=2").build(), BodyHandlers.ofString());
    awaitInFlight();
    Thread drain = Thread.ofVirtual().start(storefront.drain());
    awaitUnready();

    HttpResponse<String> late = get("/products");

    assertThat(late.statusCode()).isEqualTo(200);
    assertThat(late.headers().firstValue("Connection")).hasValue("close");
    assertThat(report.get().body()).isEqualTo("pod-1\ncomplete\n");
    assertThat(drain.join(Duration.ofSeconds(10))).isTrue();
  }

  private void awaitInFlight() throws Exception {
    while (!get("/metrics").body().contains("http_requests_in_flight 1.0")) {
      Thread.onSpinWait();
    }
  }

  private void awaitUnready() throws Exception {
    while (get("/ready").statusCode() != 503) {
      Thread.onSpinWait();
    }
  }

  private HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return client.send(to(path).build(), BodyHandlers.ofString());
  }

  private HttpRequest.Builder to(String path) {
    return HttpRequest.newBuilder(URI.create("http://localhost:" + storefront.port() + path))
        .timeout(Duration.ofSeconds(10));
  }

  private static Storefront start(Map<String, String> environment) {
    return Storefront.start(Settings.from(environment), "pod-1", InstantSource.system());
  }
}
