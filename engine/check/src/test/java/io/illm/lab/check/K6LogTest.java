package io.illm.lab.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.illm.lab.check.K6Results.Sample;
import io.illm.lab.model.run.StudyResult.Bucket;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class K6LogTest {

  private static final String LOG =
      """
      {"summary":{"metrics":{"http_req_failed":{"type":"rate","values":{"rate":0.5,"passes":1,"fails":1}},"http_req_duration":{"type":"trend","contains":"time","values":{"p(99)":12.5,"med":3}}}}}
      1700000002500,20.5,503
      1700000000000,1.25,200
      1700000000400,3.5,0
      not a sample
      """;

  @Test
  void the_summary_gives_each_metrics_statistics() {
    assertThat(K6Log.parse(LOG).orElseThrow().summary())
        .isEqualTo(
            Map.of(
                "http_req_failed", Map.of("rate", 0.5, "passes", 1.0, "fails", 1.0),
                "http_req_duration", Map.of("p(99)", 12.5, "med", 3.0)));
  }

  @Test
  void samples_are_in_the_order_of_time() {
    assertThat(K6Log.parse(LOG).orElseThrow().samples())
        .containsExactly(
            new Sample(1700000000000L, 1.25, 200),
            new Sample(1700000000400L, 3.5, 0),
            new Sample(1700000002500L, 20.5, 503));
  }

  @Test
  void seconds_without_requests_are_kept() {
    assertThat(K6Log.parse(LOG).orElseThrow().buckets())
        .containsExactly(
            new Bucket(0, 2, 1, 3.5), new Bucket(1, 0, 0, 0), new Bucket(2, 1, 1, 20.5));
  }

  @Test
  void an_older_summary_has_the_statistics_without_values() {
    assertThat(K6Log.metrics("{\"summary\":{\"metrics\":{\"iterations\":{\"count\":7}}}}"))
        .hasValueSatisfying(
            m -> assertThat(m.path("iterations").path("count").asInt()).isEqualTo(7));
  }

  @Test
  void a_log_without_a_summary_is_no_result() {
    assertThat(List.of(K6Log.parse(""), K6Log.parse("{\"other\": 1}"), K6Log.parse("{broken")))
        .allMatch(java.util.Optional::isEmpty);
  }

  @Test
  void a_condition_names_a_statistic_as_k6_does() {
    Object value = Json.celValue(K6Log.metrics(LOG).orElseThrow());
    assertThat(
            Cel.condition(
                    "k6.http_req_duration['p(99)'] < 20 && k6.http_req_failed.passes == 1", "k6")
                .evaluate(Map.of("k6", value)))
        .isEqualTo(new Verdict.Holds());
  }

  @Test
  void dropped_iterations_are_counted_from_k6s_own_samples() {
    String dropped = LOG + "dropped_iterations,1700000000,1.000000,,,,\n".repeat(3);
    assertThat(K6Log.parse(dropped).orElseThrow().dropped()).isEqualTo(3);
  }

  @Test
  void dropped_iterations_are_read_from_the_summary_where_no_sample_tells() {
    String log = "{\"summary\":{\"metrics\":{\"dropped_iterations\":{\"values\":{\"count\":7}}}}}";
    assertThat(K6Log.parse(log).orElseThrow().dropped()).isEqualTo(7);
  }

  @Test
  void no_word_of_dropped_iterations_is_none() {
    assertThat(K6Log.parse(LOG).orElseThrow().dropped()).isZero();
  }
}
