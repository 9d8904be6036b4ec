package io.illm.lab.model.statistics;

import static java.lang.Double.NEGATIVE_INFINITY;
import static java.lang.Double.NaN;
import static java.lang.Double.POSITIVE_INFINITY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PairedRatioTest {

  private static final List<Double> ONES = Collections.nCopies(10, 1.0);

  private static List<Double> nTimes(int n, double value) {
    return Collections.nCopies(n, value);
  }

  private static List<Double> joined(List<Double> first, List<Double> second) {
    return Stream.concat(first.stream(), second.stream()).toList();
  }

  @Test
  void a_ratio_is_taken_pair_by_pair() {
    assertThat(
            PairedRatio.of(
                List.of(2.0, 20.0, 200.0, 4.0, 40.0, 8.0), List.of(1., 10., 100., 2., 20., 2.)))
        .isEqualTo(new PairedRatio(6, 2, 2, 4));
  }

  @Test
  void a_pair_with_a_missing_sample_is_left_out() {
    assertThat(PairedRatio.of(List.of(2.0, NaN, 6.0), List.of(1.0, 1.0, NaN)).n()).isEqualTo(1);
  }

  @Test
  void ten_pairs_are_bounded_by_the_second_and_the_ninth() {
    var ratio = PairedRatio.of(List.of(1., 2., 3., 4., 5., 6., 7., 8., 9., 10.), ONES);
    assertThat(ratio).isEqualTo(new PairedRatio(10, 5.5, 2, 9));
  }

  @Test
  void five_pairs_have_no_bounds() {
    var ratio = PairedRatio.of(nTimes(5, 2), nTimes(5, 1));
    assertThat(ratio).isEqualTo(new PairedRatio(5, 2, NaN, NaN));
  }

  @Test
  void four_pairs_of_ten_that_divide_by_zero_leave_no_finite_upper_bound() {
    var ratio =
        PairedRatio.of(joined(nTimes(4, 3), nTimes(6, 1)), joined(nTimes(4, 0), nTimes(6, 2)));
    assertThat(ratio).isEqualTo(new PairedRatio(10, 0.5, 0.5, POSITIVE_INFINITY));
  }

  @Test
  void where_most_pairs_divide_by_zero_the_median_is_infinite() {
    assertThat(PairedRatio.of(nTimes(4, 1), nTimes(4, 0)).median()).isInfinite();
  }

  @Test
  void pairs_of_zeros_could_be_any_ratio_and_widen_the_interval_at_both_ends() {
    var ratio =
        PairedRatio.of(joined(nTimes(2, 0), nTimes(8, 1)), joined(nTimes(2, 0), nTimes(8, 2)));
    assertThat(ratio).isEqualTo(new PairedRatio(10, 0.5, NEGATIVE_INFINITY, POSITIVE_INFINITY));
  }

  @Test
  void a_median_that_hangs_on_pairs_of_zeros_is_unknown() {
    assertThat(PairedRatio.of(nTimes(6, 0), nTimes(6, 0)).median()).isNaN();
  }

  @Test
  void a_negative_zero_divides_as_zero_does() {
    assertThat(PairedRatio.of(nTimes(6, 1), nTimes(6, -0.0)).lo()).isEqualTo(POSITIVE_INFINITY);
  }

  @Test
  void samples_without_a_partner_are_refused() {
    assertThatThrownBy(() -> PairedRatio.of(nTimes(3, 1), nTimes(2, 1)))
        .hasMessage("a paired ratio needs as many samples on both sides, found 3 and 2");
  }
}
