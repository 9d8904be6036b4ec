package io.illm.lab.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PairedRatioTest {

  private static Map<String, Object> measure(Double... samples) {
    return Map.of("samples", Arrays.asList(samples));
  }

  @Test
  void pairs_trials_by_their_order() {
    assertThat(PairedRatio.of(measure(2.0, 9.0), measure(1.0, 3.0)).ratios())
        .containsExactly(2.0, 3.0);
  }

  @Test
  void leaves_out_a_pair_with_a_missing_sample_or_a_zero_below() {
    assertThat(PairedRatio.of(measure(2.0, Double.NaN, 5.0), measure(1.0, 1.0, 0.0)).ratios())
        .containsExactly(2.0);
  }

  @Test
  void six_pairs_are_bounded_by_the_smallest_and_the_largest() {
    PairedRatio ratio = new PairedRatio(List.of(1.0, 2.0, 3.0, 4.0, 5.0, 6.0));
    assertThat(ratio.toMap()).isEqualTo(Map.of("n", 6L, "median", 3.5, "lo", 1.0, "hi", 6.0));
  }

  @Test
  void ten_pairs_are_bounded_by_the_second_and_the_ninth() {
    PairedRatio ratio = new PairedRatio(List.of(1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0, 9.0, 10.0));
    assertThat(List.of(ratio.lo(), ratio.hi())).containsExactly(2.0, 9.0);
  }

  @Test
  void five_pairs_give_no_interval() {
    assertThat(new PairedRatio(List.of(1.0, 2.0, 3.0, 4.0, 5.0)).toMap())
        .isEqualTo(Map.of("n", 5L, "median", 3.0));
  }
}
