package io.illm.apps.storefront;

import io.helidon.webserver.WebServer;
import io.prometheus.metrics.core.metrics.Info;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;

/** The storefront program: a web server that is configured by environment variables. */
public final class Storefront {

  private static final int BAD_SETTINGS = 2;

  private final Settings settings;
  private final Readiness readiness;
  private final Traffic traffic;
  private final WebServer server;
  private final InstantSource clock;

  private Storefront(Settings settings, String pod, InstantSource clock) {
    var registry = new PrometheusRegistry();
    this.settings = settings;
    this.clock = clock;
    readiness = new Readiness(settings, clock);
    traffic = new Traffic(registry, clock);
    var shop = new Shop(settings, readiness, traffic, pod);
    var probes = new Probes(readiness, registry);
    server =
        WebServer.builder()
            .port(settings.port())
            .shutdownHook(false)
            .shutdownGracePeriod(Duration.ZERO)
            .routing(routing -> routing.register(shop).register(probes))
            .build();
    Info.builder()
        .name("storefront_info")
        .help("Which storefront this is")
        .labelNames("version")
        .register(registry)
        .setLabelValues(settings.version());
  }

  /**
   * Starts a storefront, which stops on SIGTERM.
   *
   * @param arguments unused
   */
  public static void main(String[] arguments) {
    Map<String, String> environment = System.getenv();
    try {
      String pod = environment.getOrDefault("HOSTNAME", "local");
      var storefront = start(Settings.from(environment), pod, InstantSource.system());
      storefront.drainOnSignal();
      storefront.crashWhenDue();
    } catch (IllegalArgumentException e) {
      System.err.println("error: " + e.getMessage());
      System.exit(BAD_SETTINGS);
    }
  }

  /** Starts a storefront and its web server. */
  static Storefront start(Settings settings, String pod, InstantSource clock) {
    var storefront = new Storefront(settings, pod, clock);
    storefront.server.start();
    return storefront;
  }

  /** Returns the port of the web server. */
  int port() {
    return server.port();
  }

  /** Returns the shutdown of this storefront, which has not started. */
  Drain drain() {
    return new Drain(readiness, traffic, server, settings.drainLimit(), clock);
  }

  /**
   * Registers a shutdown hook. Without one the JVM exits at once on SIGTERM and cuts requests in
   * flight.
   */
  private void drainOnSignal() {
    if (settings.drain()) {
      Runtime.getRuntime().addShutdownHook(new Thread(drain(), "drain"));
    }
  }

  private void crashWhenDue() {
    if (!settings.failAfter().isZero()) {
      Thread.ofVirtual().start(this::crash);
    }
  }

  private void crash() {
    try {
      Thread.sleep(settings.startup().plus(settings.failAfter()));
    } catch (InterruptedException _) {
      return;
    }
    System.err.println("error: crashed, as FAIL_AFTER_SECONDS says");
    Runtime.getRuntime().halt(1);
  }
}
