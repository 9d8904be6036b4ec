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

/** What customers use: products, orders, and a report that takes long. */
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
        .get("/", traffic.watched("/", this::home))
        .get("/products", traffic.watched("/products", this::products))
        .post("/orders", traffic.watched("/orders", this::order))
        .get("/report", traffic.watched("/report", this::report));
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

  /** Sends its first line at once, so that a client knows that its request is in flight. */
  private void report(ServerRequest request, ServerResponse response)
      throws IOException, InterruptedException {
    int seconds = request.query().first("seconds").asInt().orElse(5);
    politely(response);
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

  /** A storefront that has not started yet has no answer: without a probe, customers see that. */
  private void reply(ServerResponse response, Status status, JsonObject.Builder body) {
    politely(response);
    boolean cold = readiness.state() == Readiness.State.STARTING;
    response.status(cold ? Status.SERVICE_UNAVAILABLE_503 : status).send(body.build());
  }

  /** Asked at the last moment: a drain that began while this request was worked on counts too. */
  private void politely(ServerResponse response) {
    if (readiness.state() == Readiness.State.DRAINING) {
      response.header(HeaderValues.CONNECTION_CLOSE);
    }
  }
}
