package io.illm.apps.storefront;

import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.IOException;
import java.io.OutputStream;

/** The platform's endpoints: liveness, readiness and metrics. */
final class Probes implements HttpService {

  private final Readiness readiness;
  private final PrometheusRegistry registry;
  private final PrometheusTextFormatWriter format = PrometheusTextFormatWriter.create();

  Probes(Readiness readiness, PrometheusRegistry registry) {
    this.readiness = readiness;
    this.registry = registry;
  }

  @Override
  public void routing(HttpRules rules) {
    rules.get("/live", this::live).get("/ready", this::ready).get("/metrics", this::metrics);
  }

  private void live(ServerRequest request, ServerResponse response) {
    response.send("alive\n");
  }

  private void ready(ServerRequest request, ServerResponse response) {
    Readiness.State state = readiness.state();
    boolean ready = state == Readiness.State.READY;
    response.status(ready ? Status.OK_200 : Status.SERVICE_UNAVAILABLE_503).send(state + "\n");
  }

  private void metrics(ServerRequest request, ServerResponse response) throws IOException {
    response.header(HeaderNames.CONTENT_TYPE, format.getContentType());
    try (OutputStream body = response.outputStream()) {
      format.write(body, registry.scrape());
    }
  }
}
