package io.illm.lab.model.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RateBoundTest {

  /** Rule of three exactly: 1 - 0.05^(1/n). One event in ten: R's qbeta(0.95, 2, 9). */
  @ParameterizedTest
  @CsvSource({"0,1,0.95", "0,100,0.029513", "0,36000,0.0000832", "1,10,0.394163", "5,5,1", "0,0,1"})
  void none_seen_still_leaves_a_rate_that_the_trials_allow(long events, long n, double bound) {
    assertThat(RateBound.upper(events, n)).isCloseTo(bound, within(1e-6));
  }

  @Test
  void more_events_than_trials_are_no_rate() {
    assertThatThrownBy(() -> RateBound.upper(3, 2)).hasMessage("3 events in 2 trials: not a rate");
  }
}
