package io.illm.apps.storefront;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.helidon.http.HeaderValues;
import io.helidon.http.Status;
import io.helidon.json.JsonArray;
import io.helidon.json.JsonObject;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;

/** The customers' endpoints: products, orders, and a slow report. */
final class Shop implements HttpService {

  private static final int LONGEST_REPORT_SECONDS = 60;

  private final Settings settings;
  private final Readiness readiness;
  private final Traffic traffic;
  private final String pod;

  Shop(Settings settings, Readiness readiness, Traffic traffic, String pod) {
    this.settings = settings;
    this.readiness = readiness;
    this.traffic = traffic;
    this.pod = pod;
  }

  @Override
  public void routing(HttpRules rules) {
    rules
        .get("/", traffic.measured("/", this::home))
        .get("/products", traffic.measured("/products", this::products))
        .post("/orders", traffic.measured("/orders", this::order))
        .get("/report", traffic.measured("/report", this::report));
  }

  private void home(ServerRequest request, ServerResponse response) throws InterruptedException {
    work();
    reply(response, Status.OK_200, about());
  }

  private void products(ServerRequest request, ServerResponse response)
      throws InterruptedException {
    work();
    var products = JsonArray.create(Product.CATALOG.stream().map(Product::json).toList());
    reply(response, Status.OK_200, about().set("products", products));
  }

  private void order(ServerRequest request, ServerResponse response) throws InterruptedException {
    request.content().consume();
    work();
    reply(response, Status.CREATED_201, about().set("order", "accepted"));
  }

  /**
   * Answers a request that takes some seconds. The first line is sent at once, so that a client
   * knows that its request is in flight.
   */
  private void report(ServerRequest request, ServerResponse response)
      throws IOException, InterruptedException {
    int seconds = request.query().first("seconds").asInt().orElse(5);
    closeIfDraining(response);
    try (OutputStream lines = response.outputStream()) {
      lines.write((pod + "\n").getBytes(UTF_8));
      lines.flush();
      Thread.sleep(Duration.ofSeconds(Math.clamp(seconds, 0, LONGEST_REPORT_SECONDS)));
      lines.write("complete\n".getBytes(UTF_8));
    }
  }

  private void work() throws InterruptedException {
    Thread.sleep(settings.work());
  }

  private JsonObject.Builder about() {
    return JsonObject.builder().set("version", settings.version()).set("pod", pod);
  }

  /**
   * Sends an answer, or 503 while the storefront starts. Without a readiness probe customers see
   * the 503.
   */
  private void reply(ServerResponse response, Status status, JsonObject.Builder body) {
    closeIfDraining(response);
    boolean starting = readiness.state() == Readiness.State.STARTING;
    response.status(starting ? Status.SERVICE_UNAVAILABLE_503 : status).send(body.build());
  }

  /**
   * Closes the connection after the answer if a drain began. The check comes last, so that a drain
   * that began during the request counts.
   */
  private void closeIfDraining(ServerResponse response) {
    if (readiness.state() == Readiness.State.DRAINING) {
      response.header(HeaderValues.CONNECTION_CLOSE);
    }
  }
}
