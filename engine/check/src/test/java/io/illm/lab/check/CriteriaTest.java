package io.illm.lab.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.illm.lab.model.run.StudyResult.Summary;
import io.illm.lab.model.run.StudyResult.Verdict;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CriteriaTest {

  private static final double NAN = Double.NaN;
  private static final Map<String, Set<String>> KNOWN =
      Map.of("abrupt", Set.of("failed"), "drained", Set.of("failed"));

  private static Summary constant(int n, double value) {
    return new Summary(n, value, value, value, value, value, value, value);
  }

  private static Criteria.Judgement judge(
      String criterion, int trials, double abrupt, double drained) {
    Map<String, Object> variables =
        Criteria.variables(
            Map.of(
                "abrupt", Map.of("failed", constant(trials, abrupt)),
                "drained", Map.of("failed", constant(trials, drained))),
            Map.of(
                "abrupt", Map.of("failed", Collections.nCopies(trials, abrupt)),
                "drained", Map.of("failed", Collections.nCopies(trials, drained))));
    return Criteria.judge(Cel.criterion(criterion, KNOWN), variables);
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

  @Test
  void a_statistic_that_is_no_number_is_insufficient() {
    Summary fewForInterval = new Summary(2, 1, 1, 1, 1, 1, NAN, NAN);
    Map<String, Object> variables =
        Criteria.variables(Map.of("drained", Map.of("failed", fewForInterval)), Map.of());
    assertThat(Criteria.judge(Cel.criterion("drained.failed.hi < 5", KNOWN), variables).verdict())
        .isEqualTo(Verdict.INSUFFICIENT);
  }

  @Test
  void a_ratio_of_pairs_can_be_judged() {
    assertThat(judge("ratio(abrupt.failed, drained.failed).lo > 1.5", 6, 4, 2).verdict())
        .isEqualTo(Verdict.VALIDATED);
  }

  @Test
  void an_interval_of_too_few_pairs_is_insufficient() {
    assertThat(judge("ratio(abrupt.failed, drained.failed).lo > 1.5", 3, 4, 2))
        .satisfies(judgement -> {
          assertThat(judgement.verdict()).isEqualTo(Verdict.INSUFFICIENT);
          assertThat(judgement.found()).contains("an interval needs 6 pairs of trials");
        });
  }

  @Test
  void whole_and_double_statistics_mix() {
    assertThat(judge("drained.failed.n >= 6 && abrupt.failed.mean * 2 > 20.5", 6, 12, 0).verdict())
        .isEqualTo(Verdict.VALIDATED);
  }
}
