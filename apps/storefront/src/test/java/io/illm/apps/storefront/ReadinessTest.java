package io.illm.apps.storefront;

import static io.illm.apps.storefront.Readiness.State.DRAINING;
import static io.illm.apps.storefront.Readiness.State.READY;
import static io.illm.apps.storefront.Readiness.State.STARTING;
import static io.illm.apps.storefront.Readiness.State.UNREADY;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReadinessTest {

  private final ManualClock clock = new ManualClock();

  @Test
  void it_is_ready_once_its_start_up_is_over() {
    Readiness readiness = readiness(Map.of("STARTUP_SECONDS", "2"));

    assertThat(readiness.state()).isEqualTo(STARTING);
    clock.move(Duration.ofSeconds(2));
    assertThat(readiness.state()).isEqualTo(READY);
  }

  @Test
  void a_bad_release_never_becomes_ready() {
    Readiness readiness = readiness(Map.of("STARTUP_SECONDS", "0", "FAIL_READY", "true"));

    clock.move(Duration.ofDays(1));

    assertThat(readiness.state()).isEqualTo(UNREADY);
  }

  @Test
  void a_pause_comes_at_the_end_of_each_period() {
    Readiness readiness =
        readiness(
            Map.of("STARTUP_SECONDS", "0", "UNREADY_SECONDS", "1.5", "UNREADY_EVERY_SECONDS", "5"));

    assertThat(readiness.state()).isEqualTo(READY);
    clock.move(Duration.ofMillis(3_500));
    assertThat(readiness.state()).isEqualTo(UNREADY);
    clock.move(Duration.ofMillis(1_500));
    assertThat(readiness.state()).isEqualTo(READY);
  }

  @Test
  void draining_outweighs_all_else() {
    Readiness readiness = readiness(Map.of("STARTUP_SECONDS", "0"));

    readiness.drain();

    assertThat(readiness.state()).isEqualTo(DRAINING);
  }

  private Readiness readiness(Map<String, String> environment) {
    return new Readiness(Settings.from(environment), clock);
  }
}
