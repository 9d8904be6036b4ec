package io.illm.apps.storefront;

import io.helidon.webserver.WebServer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * The polite end: probes see it unready, each answer ends its connection, and the server stops once
 * no customer is left.
 */
final class Drain implements Runnable {

  /** Longer than a busy client leaves a connection unused; so nobody is cut off in a request. */
  static final Duration QUIET = Duration.ofSeconds(1);

  private static final Duration GLANCE = Duration.ofMillis(20);

  private final Readiness readiness;
  private final Traffic traffic;
  private final WebServer server;
  private final Duration limit;
  private final InstantSource clock;

  Drain(
      Readiness readiness, Traffic traffic, WebServer server, Duration limit, InstantSource clock) {
    this.readiness = readiness;
    this.traffic = traffic;
    this.server = server;
    this.limit = limit;
    this.clock = clock;
  }

  @Override
  public void run() {
    Instant began = clock.instant();
    System.out.printf("drain: began with %d in flight%n", traffic.inFlight());
    readiness.drain();
    awaitQuiet(began.plus(limit));
    int left = traffic.inFlight();
    server.stop();
    System.out.printf(
        "drain: ended after %d ms with %d in flight%n",
        Duration.between(began, clock.instant()).toMillis(), left);
  }

  private void awaitQuiet(Instant deadline) {
    try {
      while (!quiet() && clock.instant().isBefore(deadline)) {
        Thread.sleep(GLANCE);
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean quiet() {
    return traffic.quietFor(QUIET);
  }
}
