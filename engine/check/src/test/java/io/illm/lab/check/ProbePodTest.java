package io.illm.lab.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ProbePodTest {

  private static final String NODE = "node-2";
  private static final String ACCOUNT =
      "{\"apiVersion\":\"v1\",\"kind\":\"ServiceAccount\",\"metadata\":{\"name\":\"default\"}}";

  private final List<String> changes = new CopyOnWriteArrayList<>();
  private final ExecutorService executor = Executors.newCachedThreadPool();
  private final HttpServer server;
  private final KubernetesClient client;
  private volatile Optional<String> pod = Optional.empty();
  private volatile String posted = "";

  /** An API server whose every pod is ready on a node that nothing reaches any more. */
  ProbePodTest() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.setExecutor(executor);
    server.start();
    Config config =
        new ConfigBuilder(Config.empty())
            .withMasterUrl("http://127.0.0.1:" + server.getAddress().getPort())
            .withRequestRetryBackoffLimit(0)
            .build();
    client = new KubernetesClientBuilder().withConfig(config).build();
  }

  @AfterEach
  void end() {
    client.close();
    executor.shutdownNow();
    server.stop(0);
  }

  @Test
  void a_probe_on_a_lost_node_is_deleted_at_once_and_made_again_elsewhere() {
    ProbePod probe = new ProbePod(client);
    assertThatThrownBy(() -> probe.run(List.of("true"), Duration.ofSeconds(5)))
        .isInstanceOf(KubernetesClientException.class);
    assertThat(changes).containsExactly("POST");

    assertThatThrownBy(() -> probe.run(List.of("true"), Duration.ofSeconds(5)))
        .isInstanceOf(KubernetesClientException.class);

    assertThat(changes).containsExactly("POST", "DELETE", "POST");
    assertThat(posted).contains("\"NotIn\"", "\"" + NODE + "\"");
  }

  private void answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    if (String.valueOf(exchange.getRequestURI().getQuery()).contains("watch=true")) {
      return; // nothing ever changes by itself
    }
    if (path.endsWith("/exec")) {
      send(exchange, 500, status(500, "error dialing backend"));
    } else if (path.endsWith("/serviceaccounts")) {
      send(exchange, 200, list("ServiceAccount", ACCOUNT));
    } else if (path.contains("/pods")) {
      pods(exchange, path.endsWith("/pods"));
    } else {
      send(
          exchange,
          200,
          new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
    }
  }

  private void pods(HttpExchange exchange, boolean all) throws IOException {
    String method = exchange.getRequestMethod();
    switch (method) {
      case "POST" -> {
        posted = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        pod = Optional.of(ready(posted));
        send(exchange, 201, pod.orElseThrow());
        changes.add(method);
      }
      case "DELETE" -> {
        pod = Optional.empty();
        send(exchange, 200, status(200, "deleted"));
        changes.add(method);
      }
      default -> {
        if (all) {
          send(exchange, 200, list("Pod", pod.orElse("")));
        } else {
          send(exchange, pod.isPresent() ? 200 : 404, pod.orElse(status(404, "not found")));
        }
      }
    }
  }

  private static String ready(String pod) throws IOException {
    ObjectNode node = (ObjectNode) Json.MAPPER.readTree(pod);
    ((ObjectNode) node.path("spec")).put("nodeName", NODE);
    node.putObject("status")
        .put("phase", "Running")
        .putArray("conditions")
        .addObject()
        .put("type", "Ready")
        .put("status", "True");
    return node.toString();
  }

  private static String list(String kind, String item) {
    return "{\"apiVersion\":\"v1\",\"kind\":\"%sList\",\"metadata\":{\"resourceVersion\":\"1\"},\"items\":[%s]}"
        .formatted(kind, item);
  }

  private static String status(int code, String message) {
    return "{\"apiVersion\":\"v1\",\"kind\":\"Status\",\"code\":%d,\"message\":\"%s\"}"
        .formatted(code, message);
  }

  private static void send(HttpExchange exchange, int status, String json) throws IOException {
    byte[] body = json.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }
}
