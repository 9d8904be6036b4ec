package io.illm.lab.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A deadline of 90 s without progress")
class DeadlineTest {

  private final AtomicLong clock = new AtomicLong();
  private final AtomicBoolean moves = new AtomicBoolean();
  private final Deadline deadline = new Deadline(Duration.ofSeconds(90), moves::get, clock::get);

  @Test
  void passes_90_s_after_the_start_where_nothing_moves() {
    assertThat(passedAfter(90)).isFalse();
    assertThat(passedAfter(1)).isTrue();
  }

  @Test
  void does_not_pass_in_an_hour_in_which_something_moves() {
    moves.set(true);
    for (int minute = 0; minute < 60; minute++) {
      assertThat(passedAfter(60)).isFalse();
    }
  }

  @Test
  void passes_90_s_after_the_last_movement() {
    moves.set(true);
    assertThat(passedAfter(80)).isFalse();
    moves.set(false);
    assertThat(passedAfter(80)).isFalse();
    assertThat(passedAfter(20)).isTrue();
  }

  private boolean passedAfter(int seconds) {
    clock.addAndGet(Duration.ofSeconds(seconds).toNanos());
    return deadline.passed();
  }
}
