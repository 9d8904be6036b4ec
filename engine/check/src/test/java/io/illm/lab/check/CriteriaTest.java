package io.illm.lab.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.illm.lab.model.run.StudyResult.Summary;
import io.illm.lab.model.run.StudyResult.Verdict;
import io.illm.lab.model.statistics.Statistics;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CriteriaTest {

  private static final double NAN = Double.NaN;
  private static final Map<String, Set<String>> KNOWN =
      Map.of("abrupt", Set.of("failed"), "drained", Set.of("failed"));

  private static Criteria.Judgement judge(
      String criterion, List<Double> abrupt, List<Double> drained) {
    Map<String, Map<String, List<Double>>> samples =
        Map.of("abrupt", Map.of("failed", abrupt), "drained", Map.of("failed", drained));
    Map<String, Map<String, Summary>> summaries =
        Map.of(
            "abrupt", Map.of("failed", Statistics.summarise(abrupt)),
            "drained", Map.of("failed", Statistics.summarise(drained)));
    return Criteria.judge(Cel.criterion(criterion, KNOWN), Criteria.variables(summaries, samples));
  }

  private static Criteria.Judgement judge(
      String criterion, int trials, double abrupt, double drained) {
    return judge(
        criterion, Collections.nCopies(trials, abrupt), Collections.nCopies(trials, drained));
  }

  @Test
  void a_criterion_that_holds_validates_and_shows_its_values() {
    assertThat(judge("abrupt.failed.median > drained.failed.max", 6, 12, 0))
        .isEqualTo(
            new Criteria.Judgement(
                Verdict.VALIDATED, "abrupt.failed.median is 12, drained.failed.max is 0"));
  }

  @Test
  void a_criterion_about_none_says_what_so_few_trials_allow() {
    assertThat(judge("drained.failed.max == 0", 6, 12, 0).found())
        .isEqualTo("drained.failed.max is 0; none in 6 trials: at most 39 % of trials (95 %)");
  }

  @Test
  void a_criterion_that_does_not_hold_refutes() {
    assertThat(judge("drained.failed.max == 0", 6, 12, 1))
        .isEqualTo(
            new Criteria.Judgement(
                Verdict.REFUTED,
                "`drained.failed.max == 0` does not hold: drained.failed.max is 1"));
  }

  @Test
  void no_valid_sample_is_insufficient_whatever_the_rest_says() {
    assertThat(judge("drained.failed.max == 0 || true", 0, NAN, NAN))
        .isEqualTo(
            new Criteria.Judgement(Verdict.INSUFFICIENT, "drained.failed has no valid samples"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"drained.failed.hi < 5", "drained.failed.hi < 5 || true"})
  void a_bound_of_too_few_trials_is_insufficient_whatever_the_rest_says(String criterion) {
    assertThat(judge(criterion, 2, 1, 1))
        .isEqualTo(
            new Criteria.Judgement(
                Verdict.INSUFFICIENT, "drained.failed has 2 valid trials, and `hi` needs 6"));
  }

  @Test
  void a_ratio_of_pairs_can_be_judged() {
    assertThat(judge("ratio(abrupt.failed, drained.failed).lo > 1.5", 6, 4, 2).verdict())
        .isEqualTo(Verdict.VALIDATED);
  }

  @Test
  void an_interval_of_too_few_pairs_is_insufficient() {
    assertThat(judge("ratio(abrupt.failed, drained.failed).lo > 1.5", 3, 4, 2))
        .isEqualTo(
            new Criteria.Judgement(
                Verdict.INSUFFICIENT, "abrupt.failed has 3 valid trials, and `lo` needs 6"));
  }

  @Test
  void one_identical_trial_of_each_is_no_difference() {
    assertThat(judge("abrupt.failed.lo > drained.failed.hi", 1, 5, 4).verdict())
        .isEqualTo(Verdict.INSUFFICIENT);
  }

  @Test
  void a_ratio_with_blocks_that_divide_by_zero_is_not_below_one() {
    List<Double> abrupt = List.of(3.0, 2.0, 4.0, 3.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0);
    List<Double> drained = List.of(0.0, 0.0, 0.0, 0.0, 2.0, 2.0, 2.0, 2.0, 2.0, 2.0);
    assertThat(judge("ratio(abrupt.failed, drained.failed).hi < 1", abrupt, drained))
        .satisfies(judgement -> {
          assertThat(judgement.verdict()).isEqualTo(Verdict.INSUFFICIENT);
          assertThat(judgement.found()).contains("at the other end of the interval it would hold");
        });
  }

  @ParameterizedTest
  @CsvSource({
    "ratio(abrupt.failed; drained.failed).hi < 10, VALIDATED",
    "ratio(abrupt.failed; drained.failed).hi < 3,  INSUFFICIENT",
    "ratio(abrupt.failed; drained.failed).hi < 2,  REFUTED",
    "abrupt.failed.hi - drained.failed.lo < 5,     VALIDATED",
    "abrupt.failed.hi - drained.failed.lo < 2,     INSUFFICIENT",
    "abrupt.failed.hi - drained.failed.lo < 1,     REFUTED",
    "!(abrupt.failed.hi - drained.failed.lo >= 2), INSUFFICIENT",
  })
  void what_is_only_not_shown_is_not_refuted(String criterion, Verdict verdict) {
    List<Double> abrupt = List.of(2.0, 3.0, 4.0, 2.0, 3.0, 4.0);
    List<Double> drained = Collections.nCopies(6, 1.0);
    assertThat(judge(criterion.replace(';', ','), abrupt, drained).verdict()).isEqualTo(verdict);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "drained.failed.max < 1",
        "drained.failed.max <= 0.5",
        "0.0 == drained.failed.max",
        "!(drained.failed.max > 0)",
        "drained.failed . max\n  ==   0",
        "abrupt.failed.min > 0 && drained.failed.max + 0 < 1.0"
      })
  void none_is_recognised_however_it_is_written(String criterion) {
    assertThat(judge(criterion, 6, 12, 0).found()).contains("none in 6 trials: at most 39 %");
  }

  @ParameterizedTest
  @ValueSource(strings = {"drained.failed.max < 1", "'.max == 0' != '' && drained.failed.n > 0"})
  void what_happened_or_stands_in_a_text_is_not_none(String criterion) {
    assertThat(judge(criterion, 6, 12, 0.4))
        .satisfies(judgement -> {
          assertThat(judgement.verdict()).isEqualTo(Verdict.VALIDATED);
          assertThat(judgement.found()).doesNotContain("none in");
        });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "drained.failed.n / (drained.failed.n + 1) > 0.9",
        "999 / (999 + 1) > 0.99",
        "drained.failed.max / 4 == 0.5"
      })
  void numbers_are_doubles_throughout(String criterion) {
    assertThat(judge(criterion, 20, 12, 2).verdict()).isEqualTo(Verdict.VALIDATED);
  }

  @Test
  void whole_and_double_statistics_mix() {
    assertThat(judge("drained.failed.n >= 6 && abrupt.failed.mean * 2 > 20.5", 6, 12, 0).verdict())
        .isEqualTo(Verdict.VALIDATED);
  }
}
