package io.illm.lab.runner.study;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class StopwatchTest {

  @Test
  void measures_by_the_monotonic_clock_alone() {
    AtomicLong nanos = new AtomicLong(-5);
    Stopwatch watch = Stopwatch.start(nanos::get);

    nanos.addAndGet(1_500_000_000);

    assertThat(watch.elapsed()).isEqualTo(Duration.ofMillis(1500));
  }
}
