package io.illm.apps.storefront;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Runs the program as a process and stops it with SIGTERM, as a kubelet does. */
class SignalTest {

  private final int port = freePort();
  private Process storefront = start("true");

  @AfterEach
  void end() {
    storefront.destroyForcibly();
  }

  @Test
  void a_draining_storefront_finishes_a_report_after_SIGTERM() throws Exception {
    assertThat(reportAcrossSigterm()).isEqualTo("complete");
    assertThat(storefront.waitFor(10, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void without_draining_SIGTERM_cuts_it_off() throws Exception {
    storefront.destroyForcibly().waitFor();
    storefront = start("false");

    assertThat(reportAcrossSigterm()).isEqualTo("cut off");
    assertThat(storefront.waitFor(10, TimeUnit.SECONDS)).isTrue();
  }

  private String reportAcrossSigterm() throws Exception {
    try (BufferedReader report = open()) {
      report.readLine();
      storefront.destroy();
      String last = report.readLine();
      return last == null ? "cut off" : last;
    } catch (IOException _) {
      return "cut off";
    }
  }

  private BufferedReader open() throws Exception {
    var url = URI.create("http://localhost:" + port + "/report?seconds=1").toURL();
    for (var end = System.nanoTime() + Duration.ofSeconds(20).toNanos(); ; Thread.sleep(20)) {
      try {
        return new BufferedReader(new InputStreamReader(url.openStream(), UTF_8));
      } catch (IOException e) {
        if (System.nanoTime() > end) {
          throw e;
        }
      }
    }
  }

  private Process start(String drain) {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    String classes =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    var builder = new ProcessBuilder(java, "-cp", classes, Storefront.class.getName());
    builder.environment().putAll(Map.of("PORT", "" + port, "DRAIN", drain, "STARTUP_SECONDS", "0"));
    try {
      return builder.inheritIO().start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int freePort() {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
