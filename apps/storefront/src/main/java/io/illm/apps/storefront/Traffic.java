package io.illm.apps.storefront;

import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.ServerResponse;
import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/** Measures the shop's requests: rate, errors, duration, and the number in flight. */
final class Traffic {

  private final InstantSource clock;
  private final Counter requests;
  private final Histogram durations;
  private final AtomicInteger inFlight = new AtomicInteger();
  private final AtomicReference<Instant> lastSeen;

  Traffic(PrometheusRegistry registry, InstantSource clock) {
    this.clock = clock;
    this.lastSeen = new AtomicReference<>(clock.instant());
    requests =
        Counter.builder()
            .name("http_requests_total")
            .help("Requests answered, by path and status")
            .labelNames("path", "status")
            .register(registry);
    durations =
        Histogram.builder()
            .name("http_request_duration_seconds")
            .help("Time from a request's arrival to its answer")
            .labelNames("path")
            .classicOnly()
            .register(registry);
    GaugeWithCallback.builder()
        .name("http_requests_in_flight")
        .help("Requests that arrived and are not answered yet")
        .callback(gauge -> gauge.call(inFlight.get()))
        .register(registry);
  }

  /** Wraps a handler so that its requests are counted and timed under a path. */
  Handler measured(String path, Handler handler) {
    return (request, response) -> {
      Instant arrived = clock.instant();
      inFlight.incrementAndGet();
      try {
        handler.handle(request, response);
      } finally {
        answered(path, response, arrived);
      }
    };
  }

  /** Returns the number of requests in flight. */
  int inFlight() {
    return inFlight.get();
  }

  /**
   * Returns whether no request is in flight and the last one was answered at least some time ago.
   */
  boolean idleFor(Duration time) {
    return inFlight() == 0 && !clock.instant().isBefore(lastSeen.get().plus(time));
  }

  private void answered(String path, ServerResponse response, Instant arrived) {
    Instant now = clock.instant();
    lastSeen.set(now);
    inFlight.decrementAndGet();
    requests.labelValues(path, Integer.toString(response.status().code())).inc();
    durations.labelValues(path).observe(Duration.between(arrived, now).toNanos() / 1e9);
  }
}
