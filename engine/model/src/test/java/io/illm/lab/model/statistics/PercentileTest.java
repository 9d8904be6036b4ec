package io.illm.lab.model.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class PercentileTest {

  @Test
  void the_nearest_rank_is_a_sample_itself() {
    assertThat(Percentile.nearestRank(List.of(4.0, 1.0, 3.0, 2.0), 0.5)).isEqualTo(2);
    assertThat(Percentile.nearestRank(List.of(4.0, 1.0, 3.0, 2.0), 0.99)).isEqualTo(4);
  }

  @Test
  void no_samples_are_zero() {
    assertThat(Percentile.nearestRank(List.of(), 0.99)).isZero();
  }
}
