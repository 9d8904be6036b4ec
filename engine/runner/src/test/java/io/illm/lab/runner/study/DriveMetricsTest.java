package io.illm.lab.runner.study;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.illm.lab.check.Prometheus;
import io.illm.lab.check.Value.Reading;
import io.illm.lab.model.Place;
import io.illm.lab.model.experiment.Study.At;
import io.illm.lab.model.experiment.Study.Measure.Promql;
import io.illm.lab.model.run.StudyResult.Metric;
import io.illm.lab.model.run.StudyResult.Point;
import io.illm.lab.testkit.FakePrometheus;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DriveMetricsTest {

  private static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");
  private static final Duration DRIVE = Duration.ofMillis(40_500);

  private FakePrometheus prometheus;
  private KubernetesClient client;
  private DriveMetrics metrics;

  @BeforeEach
  void start() throws IOException {
    prometheus = new FakePrometheus();
    Config config = new ConfigBuilder(Config.empty()).withMasterUrl(prometheus.url()).build();
    client = new KubernetesClientBuilder().withConfig(config).build();
    metrics = new DriveMetrics(new Prometheus(client), BEGIN, DRIVE);
  }

  @AfterEach
  void stop() {
    client.close();
    prometheus.close();
  }

  @Test
  void the_end_is_asked_at_the_end_and_the_drive_has_its_length() {
    prometheus.answers(200, answer("vector", "{'metric':{},'value':[1,'810']}"));

    assertThat(metrics.number(measure("increase(requests_total[$drive])", At.END)))
        .isEqualTo(new Reading.Measured(810));
    assertThat(prometheus.asked())
        .singleElement()
        .satisfies(fields -> {
          assertThat(fields)
              .containsEntry("query", "increase(requests_total[40500ms])")
              .containsEntry("time", "2026-01-01T00:00:40.500Z");
        });
  }

  @Test
  void the_largest_and_the_mean_come_from_one_value_a_second() {
    prometheus.answers(200, matrix("[1767225600,'1'],[1767225601,'4'],[1767225602,'1']"));

    assertThat(metrics.number(measure("up", At.MAX))).isEqualTo(new Reading.Measured(4));
    assertThat(metrics.number(measure("up", At.MEAN))).isEqualTo(new Reading.Measured(2));
    assertThat(prometheus.asked().getFirst())
        .containsEntry("endpoint", "query_range")
        .containsEntry("start", "2026-01-01T00:00:00Z")
        .containsEntry("step", "1.0");
  }

  @Test
  void no_series_or_several_are_no_number() {
    prometheus.answers(200, answer("vector", ""));
    assertThat(metrics.number(measure("up", At.END)))
        .isEqualTo(new Reading.Missing("the query gives 0 series, expected one"));

    prometheus.answers(
        200, answer("vector", "{'metric':{},'value':[1,'1']},{'metric':{},'value':[1,'1']}"));
    assertThat(metrics.number(measure("up", At.END)))
        .isEqualTo(new Reading.Missing("the query gives 2 series, expected one"));
  }

  @Test
  void what_is_not_a_number_is_none() {
    prometheus.answers(200, answer("vector", "{'metric':{},'value':[1,'NaN']}"));

    assertThat(metrics.number(measure("0 / 0", At.END)))
        .isEqualTo(new Reading.Missing("the query gives NaN, not a finite number"));
  }

  @Test
  void the_course_counts_from_the_first_request() {
    prometheus.answers(200, matrix("[1767225600,'1'],[1767225603.5,'4']"));

    assertThat(metrics.courses(Map.of("busy", measure("up", At.END)), BEGIN.plusSeconds(2)))
        .containsExactly(new Metric("busy", List.of(new Point(-2, 1), new Point(1.5, 4))));
  }

  @Test
  void what_looks_back_over_the_whole_drive_has_no_course() {
    assertThat(metrics.courses(Map.of("all", measure("increase(up[$drive])", At.END)), BEGIN))
        .isEmpty();
    assertThat(prometheus.asked()).isEmpty();
  }

  private static Promql measure(String query, At at) {
    return new Promql(query, Place.startOf(Path.of("experiment.yaml")), at);
  }

  private static String matrix(String values) {
    return answer("matrix", "{'metric':{},'values':[" + values + "]}");
  }

  private static String answer(String type, String series) {
    return "{'status':'success','data':{'resultType':'" + type + "','result':[" + series + "]}}";
  }
}
