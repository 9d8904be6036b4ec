package io.illm.lab.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.illm.lab.model.experiment.Observation.Http;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HttpLookTest {

  private static final Http GET =
      new Http("http://web:8080/", "GET", Map.of(), Optional.empty(), Duration.ofSeconds(2));

  @Test
  void a_response_is_taken_apart() {
    Observed seen =
        HttpLook.read(
            GET,
            new CommandResult(
                0,
                "{\"version\": 2}",
                "{\"http_code\":200,\"time_total\":0.0123,\"errormsg\":null}\n"
                    + "{\"content-type\":[\"application/json\"],\n\"x-a\":[\"1\",\"2\"]}"));
    assertThat(seen).isInstanceOf(Observed.Seen.class);
    assertThat(
            Cel.condition(
                    "http.status == 200 && http.json.version == 2 && http.ms == 12"
                        + " && http.headers['content-type'] == 'application/json'"
                        + " && http.headers['x-a'] == '1, 2' && !has(http.error)",
                    "http")
                .judge(seen, "http"))
        .isEqualTo(new Verdict.Holds());
  }

  @Test
  void a_refused_connection_is_status_0_with_the_error() {
    Observed seen =
        HttpLook.read(
            GET,
            new CommandResult(
                7,
                "",
                "{\"http_code\":0,\"time_total\":0.001,\"errormsg\":\"Connection refused\"}\n{}"));
    assertThat(seen).isInstanceOf(Observed.Absent.class);
    assertThat(seen.description()).isEqualTo("GET http://web:8080/: Connection refused");
    assertThat(Cel.condition("http.status == 200", "http").judge(seen, "http").because())
        .isEqualTo("`http.status == 200` does not hold: http.status is 0");
  }

  @Test
  void a_probe_that_says_nothing_of_the_target_is_unreadable() {
    Observed seen = HttpLook.read(GET, new CommandResult(137, "", ""));
    assertThat(seen).isInstanceOf(Observed.Unreadable.class);
    assertThat(seen.description())
        .isEqualTo("GET http://web:8080/: curl ended with 137 in the probe pod");
  }

  @Test
  void a_body_cut_off_in_the_middle_has_its_status_and_the_error() {
    Observed seen =
        HttpLook.read(
            GET,
            new CommandResult(
                18,
                "par",
                "{\"http_code\":200,\"time_total\":1,\"errormsg\":\"transfer closed\"}\n{}"));
    assertThat(
            Cel.condition("http.status == 200 && http.error == 'transfer closed'", "http")
                .judge(seen, "http")
                .holds())
        .isTrue();
  }

  @Test
  void a_request_says_all_that_the_observation_does() {
    Http post =
        new Http(
            "http://web/",
            "POST",
            Map.of("X-A", "1"),
            Optional.of("@text"),
            Duration.ofMillis(1500));
    assertThat(HttpLook.command(post, "http://web.shop/"))
        .containsExactly(
            "curl",
            "-s",
            "--globoff",
            "-X",
            "POST",
            "--max-time",
            "1.5",
            "-H",
            "X-A: 1",
            "--data-raw",
            "@text",
            "-w",
            "%{stderr}%{json}\n%{header_json}",
            "http://web.shop/");
  }
}
