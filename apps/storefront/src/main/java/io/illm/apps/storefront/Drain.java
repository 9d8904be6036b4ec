package io.illm.apps.storefront;

import io.helidon.webserver.WebServer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * A graceful shutdown. The readiness probe fails, each answer closes its connection, and the server
 * stops when no requests come any more.
 */
final class Drain implements Runnable {

  /**
   * The time without requests after which the server stops. Busy clients reuse a connection sooner,
   * so no request is cut off.
   */
  static final Duration IDLE = Duration.ofSeconds(1);

  private static final Duration POLL_INTERVAL = Duration.ofMillis(20);

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
    awaitIdle(began.plus(limit));
    int left = traffic.inFlight();
    server.stop();
    System.out.printf(
        "drain: ended after %d ms with %d in flight%n",
        Duration.between(began, clock.instant()).toMillis(), left);
  }

  private void awaitIdle(Instant deadline) {
    try {
      while (!idle() && clock.instant().isBefore(deadline)) {
        Thread.sleep(POLL_INTERVAL);
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean idle() {
    return traffic.idleFor(IDLE);
  }
}
