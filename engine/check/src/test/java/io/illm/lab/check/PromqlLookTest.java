package io.illm.lab.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.illm.lab.model.Place;
import io.illm.lab.model.experiment.Observation.Promql;
import io.illm.lab.testkit.FakePrometheus;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PromqlLookTest {

  private static final String QUERY = "sum(rate(http_requests_total{code!=\"500\"}[30s])) + 1";

  private FakePrometheus prometheus;
  private KubernetesClient client;

  @BeforeEach
  void start() throws IOException {
    prometheus = new FakePrometheus();
    Config config =
        new ConfigBuilder(Config.empty())
            .withMasterUrl(prometheus.url())
            .withRequestRetryBackoffLimit(0)
            .build();
    client = new KubernetesClientBuilder().withConfig(config).build();
  }

  @AfterEach
  void stop() {
    client.close();
    prometheus.close();
  }

  @Test
  void the_query_arrives_as_it_was_written() {
    look();

    assertThat(prometheus.asked())
        .singleElement()
        .satisfies(fields -> {
          assertThat(fields).containsEntry("endpoint", "query").containsEntry("query", QUERY);
        });
  }

  @Test
  void a_single_sample_is_the_value() {
    prometheus.answers(200, vector("{'metric':{},'value':[1700000000.123,'49.5']}"));

    assertHolds("promql.value > 49 && promql.value < 50.0 && size(promql.series) == 1");
  }

  @Test
  void a_scalar_is_a_value_too() {
    prometheus.answers(
        200, "{'status':'success','data':{'resultType':'scalar','result':[1700000000,'3']}}");

    assertHolds("promql.value == 3");
  }

  @Test
  void several_samples_are_series_with_their_labels_and_no_value() {
    prometheus.answers(
        200,
        vector(
            "{'metric':{'path':'/a'},'value':[1,'1']},{'metric':{'path':'/b'},'value':[1,'+Inf']}"));

    assertHolds(
        "!has(promql.value) && promql.series.exists(s, s.labels.path == '/a' && s.value == 1)"
            + " && promql.series.all(s, s.value > 0)");
    assertThat(Cel.condition("promql.value > 0", "promql").judge(look(), "promql").holds())
        .isFalse();
  }

  @Test
  void nothing_found_is_absent_but_can_be_asked_for() {
    prometheus.answers(200, vector(""));

    assertThat(look()).isInstanceOf(Observed.Absent.class);
    assertThat(look().description()).isEqualTo("Prometheus has nothing for `" + QUERY + "`");
    assertHolds("size(promql.series) == 0");
  }

  @Test
  void what_is_not_a_number_satisfies_no_comparison() {
    prometheus.answers(200, vector("{'metric':{},'value':[1,'NaN']}"));

    Observed seen = look();
    for (String condition : List.of("promql.value <= 0", "promql.value > 0", "promql.value != 0")) {
      assertThat(Cel.condition(condition, "promql").judge(seen, "promql").holds())
          .as(condition)
          .isFalse();
    }
  }

  @Test
  void a_warning_is_shown() {
    prometheus.answers(
        200,
        "{'status':'success','data':{'resultType':'vector','result':[]},'warnings':['too old']}");

    assertHolds("promql.warnings == ['too old']");
  }

  @Test
  void a_wrong_query_is_unreadable_in_the_words_of_prometheus() {
    prometheus.answers(
        400, "{'status':'error','errorType':'bad_data','error':'1:5: parse error: unclosed'}");

    assertThat(look()).isInstanceOf(Observed.Unreadable.class);
    assertThat(look().description())
        .isEqualTo("Prometheus refuses the query: 1:5: parse error: unclosed");
  }

  @Test
  void a_range_is_told_from_a_value() {
    prometheus.answers(
        200,
        "{'status':'success','data':{'resultType':'matrix','result':"
            + "[{'metric':{},'values':[[1,'1'],[2,'2']]}]}}");

    assertThat(look()).isInstanceOf(Observed.Absent.class);
    assertThat(look().description()).contains("is a range", "take a rate of it");
  }

  @Test
  void no_prometheus_is_unreadable_in_the_words_of_the_api_server() {
    prometheus.answers(
        503, "{'kind':'Status','status':'Failure','message':'no endpoints available'}");

    assertThat(look()).isInstanceOf(Observed.Unreadable.class);
    assertThat(look().description()).isEqualTo("no Prometheus answers: no endpoints available");
  }

  private static String vector(String series) {
    return "{'status':'success','data':{'resultType':'vector','result':[" + series + "]}}";
  }

  private void assertHolds(String condition) {
    assertThat(Cel.condition(condition, "promql").judge(look(), "promql"))
        .isEqualTo(new Verdict.Holds());
  }

  private Observed look() {
    Promql promql = new Promql(QUERY + "\n", Place.startOf(Path.of("experiment.yaml")));
    return new PromqlLook(new Prometheus(client)).look(promql);
  }
}
