package io.illm.lab.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StatisticsTest {

  private static List<Double> oneTo(int n) {
    return Stream.iterate(1.0, x -> x + 1).limit(n).toList();
  }

  /** Ranks of the sign test at 95 %: Conover 1999, table A3 (binomial, p = 0.5), by hand. */
  @ParameterizedTest
  @CsvSource({"6,1,6,0.96875", "10,2,9,0.97852", "20,6,15,0.95861", "25,8,18,0.95671"})
  void the_medians_interval_is_made_of_the_order_statistics_of_the_sign_test(
      int n, double lo, double hi, double coverage) {
    var summary = Statistics.summarise(oneTo(n));
    assertThat(summary.lo()).isEqualTo(lo);
    assertThat(summary.hi()).isEqualTo(hi);
    assertThat(Statistics.coverage(n)).isCloseTo(coverage, within(1e-5));
  }

  @ParameterizedTest
  @CsvSource({"1,0", "2,0.5", "3,0.75", "4,0.875", "5,0.9375"})
  void below_six_samples_the_interval_is_the_whole_range_and_covers_less(int n, double coverage) {
    var summary = Statistics.summarise(oneTo(n));
    assertThat(summary.lo()).isEqualTo(1);
    assertThat(summary.hi()).isEqualTo(n);
    assertThat(Statistics.coverage(n)).isCloseTo(coverage, within(1e-9));
  }

  /** The 95th percentile of 1 to 10 is 9.55 in R: quantile(1:10, 0.95). */
  @Test
  void a_summary_has_the_usual_statistics_whatever_the_order() {
    var summary = Statistics.summarise(List.of(10.0, 1.0, 9.0, 2.0, 8.0, 3.0, 7.0, 4.0, 6.0, 5.0));
    assertThat(summary.n()).isEqualTo(10);
    assertThat(summary.min()).isEqualTo(1);
    assertThat(summary.median()).isEqualTo(5.5);
    assertThat(summary.mean()).isEqualTo(5.5);
    assertThat(summary.max()).isEqualTo(10);
    assertThat(summary.p95()).isCloseTo(9.55, within(1e-9));
  }

  @Test
  void without_samples_no_comparison_is_true() {
    var summary = Statistics.summarise(List.of());
    assertThat(summary.n()).isZero();
    assertThat(summary.max() <= 0 || summary.max() > 0).isFalse();
  }

  /** Rule of three exactly: 1 - 0.05^(1/n). One event in ten: R's qbeta(0.95, 2, 9). */
  @ParameterizedTest
  @CsvSource({"0,1,0.95", "0,100,0.029513", "0,36000,0.0000832", "1,10,0.394163", "5,5,1", "0,0,1"})
  void none_seen_still_leaves_a_rate_that_the_trials_allow(long events, long n, double bound) {
    assertThat(Statistics.upperBoundOfRate(events, n)).isCloseTo(bound, within(1e-6));
  }

  @Test
  void more_events_than_trials_are_no_rate() {
    assertThatThrownBy(() -> Statistics.upperBoundOfRate(3, 2))
        .hasMessage("3 events in 2 trials: not a rate");
  }

  @Test
  void a_ratio_is_taken_pair_by_pair() {
    var ratio =
        Statistics.ratio(
            List.of(2.0, 20.0, 200.0, 4.0, 40.0, 8.0), List.of(1., 10., 100., 2., 20., 2.));
    assertThat(ratio).isEqualTo(new Ratio(6, 2, 2, 4));
  }

  @Test
  void a_pair_of_zeros_is_left_out_and_a_division_by_zero_is_infinite() {
    var ratio = Statistics.ratio(List.of(0.0, 3.0, 5.0), List.of(0.0, 1.0, 0.0));
    assertThat(ratio)
        .isEqualTo(new Ratio(2, Double.POSITIVE_INFINITY, 3, Double.POSITIVE_INFINITY));
  }

  @Test
  void infinite_ratios_have_an_infinite_median_not_an_unknown_one() {
    var ratio = Statistics.ratio(List.of(1.0, 2.0, 3.0, 4.0), List.of(0.0, 0.0, 0.0, 0.0));
    assertThat(ratio.median()).isInfinite();
  }
}
