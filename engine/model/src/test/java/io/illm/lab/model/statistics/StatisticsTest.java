package io.illm.lab.model.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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
    assertThat(SignTest.coverage(n)).isCloseTo(coverage, within(1e-5));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5})
  void below_six_samples_a_median_has_no_bounds(int n) {
    var summary = Statistics.summarise(oneTo(n));
    assertThat(List.of(summary.lo(), summary.hi())).containsOnly(Double.NaN);
    assertThat(SignTest.coverage(n)).isZero();
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
}
