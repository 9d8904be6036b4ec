package io.illm.lab.component.kube;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Waiting with limits")
class WaitLimitsTest {

  private final AtomicLong clock = new AtomicLong(7);
  private final WaitLimits.Waiting waiting =
      new WaitLimits(Duration.ofSeconds(10), Duration.ofSeconds(60)).begin(clock::get);

  @Test
  void ends_when_nothing_has_changed_for_the_quiet_time() {
    assertThat(after(9, "two left")).isTrue();
    assertThat(after(9, "two left")).isTrue();
    assertThat(after(1, "two left")).isFalse();
  }

  @Test
  void goes_on_while_something_changes() {
    assertThat(after(9, "three left")).isTrue();
    assertThat(after(9, "two left")).isTrue();
    assertThat(after(9, "one left")).isTrue();
  }

  @Test
  void ends_after_the_longest_time_whatever_changes() {
    for (int i = 0; i < 7; i++) {
      assertThat(after(8, i)).isTrue();
    }

    assertThat(after(8, "still changing")).isFalse();
  }

  private boolean after(int seconds, Object seen) {
    clock.addAndGet(Duration.ofSeconds(seconds).toNanos());
    return waiting.shouldContinue(seen);
  }
}
