package io.illm.lab.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConditionFaultsTest {

  private static final Set<String> MEASURES = new TreeSet<>(Set.of("failed", "p99_ms"));
  private static final Map<String, Set<String>> KNOWN =
      new java.util.TreeMap<>(Map.of("abrupt", MEASURES, "drained", MEASURES));

  @ParameterizedTest
  @CsvSource(
      delimiter = '@',
      quoteCharacter = '~',
      textBlock =
          """
          obect.a == 1          @ experiment.yaml:21:10: unknown variable `obect` | did you mean `object`? this condition has object
          object.a == drained.b @ experiment.yaml:21:22: unknown variable `drained` | this condition has object
          redy(object)          @ experiment.yaml:21:10: unknown function `redy` | did you mean `ready`? functions are ready, quantity, ratio, size, has, all, exists, exists_one, filter, map, contains, startsWith, endsWith, matches, int, double, string, duration, timestamp, lowerAscii, split, join, trim, replace, orValue
          object.a.startWith('x') @ experiment.yaml:21:19: unknown function `startWith` | did you mean `startsWith`? functions are ready, quantity, ratio, size, has, all, exists, exists_one, filter, map, contains, startsWith, endsWith, matches, int, double, string, duration, timestamp, lowerAscii, split, join, trim, replace, orValue
          object.a == == 3      @ experiment.yaml:21:22: unexpected `==` | conditions are written in CEL: cel.dev
          object.a = 3          @ experiment.yaml:21:19: unexpected `=` | compare with `==`
          (object.a             @ experiment.yaml:21:19: missing `)` | conditions are written in CEL: cel.dev
          object.a ==           @ experiment.yaml:21:21: the expression ends too early | conditions are written in CEL: cel.dev
          1 == 'a'              @ experiment.yaml:21:12: `==` cannot take (int, string) | both sides must be of one type; numbers may mix
          ready() && true       @ experiment.yaml:21:10: `ready` cannot take () | it takes (anything)
          object.a + 'x'        @ experiment.yaml:21:10: the expression gives string, not true or false | compare it with something, such as `object.a + 'x' == ...`
          """)
  void a_condition_is_told_what_is_wrong_and_where(String condition, String fault) {
    assertThat(Cel.faults(condition, "object")).isEqualTo(fault);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '@',
      textBlock =
          """
          http.stauts == 200      @ http    @ experiment.yaml:21:15: unknown field `stauts` of http | did you mean `status`? http has status, headers, body, json, ms, error
          exec['code'] == 0       @ exec    @ experiment.yaml:21:16: unknown field `code` of exec | exec has exitCode, stdout, stderr, json, ms, error
          logs.test == 'a'        @ logs    @ experiment.yaml:21:15: unknown field `test` of logs | did you mean `text`? logs has text, lines
          command.exitcode == 0   @ command @ experiment.yaml:21:18: unknown field `exitcode` of command | did you mean `exitCode`? command has exitCode, stdout, stderr, json, ms
          """)
  void a_field_of_the_labs_own_making_is_known_beforehand(
      String condition, String variable, String fault) {
    assertThat(Cel.faults(condition.replace("['code']", "[\"code\"]"), variable)).isEqualTo(fault);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '@',
      quoteCharacter = '~',
      textBlock =
          """
          drained.faild.max == 0   @ experiment.yaml:21:18: unknown measure `faild` | did you mean `failed`? this study has failed, p99_ms
          drained.lost.max == 0    @ experiment.yaml:21:18: unknown measure `lost` | this study has failed, p99_ms
          drainde.failed.max == 0  @ experiment.yaml:21:10: unknown variant `drainde` | did you mean `drained`? this study has abrupt, drained
          drained.failed.maximum > 0 @ experiment.yaml:21:25: unknown statistic `maximum` | drained.failed has n, min, median, mean, max, p95, lo, hi
          drained.failed == 0      @ experiment.yaml:21:10: drained.failed is a distribution, not a number | take a statistic of it: n, min, median, mean, max, p95, lo, hi
          drained.size() > 0       @ experiment.yaml:21:10: `drained` is a variant, not a number | name a measure and its statistic, such as `drained.failed.median`
          ratio(drained.p99_ms, abrupt.p99_ms).high < 1 @ experiment.yaml:21:47: unknown statistic `high` | did you mean `hi`? a ratio has n, median, lo, hi
          ratio(drained.p99_ms, abrupt.p99_ms) < 1 @ experiment.yaml:21:10: a ratio is a distribution, not a number | take a statistic of it: n, median, lo, hi
          """)
  void a_criterion_is_told_what_the_study_has(String criterion, String fault) {
    assertThat(Cel.criterionFaults(criterion, KNOWN)).isEqualTo(fault);
  }

  @org.junit.jupiter.api.Test
  void a_fault_on_a_later_line_has_that_line() {
    assertThat(Cel.faults("object.a == 1 &&\nobject.b == c", "object"))
        .startsWith("experiment.yaml:22:22: unknown variable `c`");
  }

  @org.junit.jupiter.api.Test
  void every_fault_of_a_criterion_is_told() {
    assertThat(Cel.criterionFaults("drained.a.max == 0 && abrupt.b.max == 0", KNOWN).lines())
        .hasSize(2);
  }
}
