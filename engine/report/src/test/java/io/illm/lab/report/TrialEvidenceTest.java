package io.illm.lab.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What a trial's check saw is")
class TrialEvidenceTest {

  private static String trial(String variant, String status, String observed) {
    return """
    {"variant": "%s", "steps": [{"title": "Load", "checks": [
      {"name": "serves", "status": "%s", "observed": "%s", "proof": {"observed": "%s"}}]}]}
    """
        .formatted(variant, status, observed, observed);
  }

  private static List<String> observed(String... trials) throws IOException {
    var run =
        (ObjectNode)
            new ObjectMapper()
                .readTree("{\"studies\": [{\"trials\": [" + String.join(",", trials) + "]}]}");
    TrialEvidence.once(run);
    return StreamSupport.stream(run.at("/studies/0/trials").spliterator(), false)
        .map(trial -> trial.at("/steps/0/checks/0"))
        .map(check -> text(check, "/observed") + text(check, "/proof/observed"))
        .toList();
  }

  private static String text(JsonNode check, String path) {
    return check.at(path).asText();
  }

  @Test
  void kept_in_the_first_trial_of_each_variant() throws IOException {
    assertThat(
            observed(
                trial("a", "passed", "1"),
                trial("b", "passed", "2"),
                trial("a", "passed", "3"),
                trial("b", "passed", "4")))
        .containsExactly("11", "22", "", "");
  }

  @Test
  void kept_wherever_the_check_did_not_pass() throws IOException {
    assertThat(
            observed(
                trial("a", "passed", "1"),
                trial("a", "failed", "2"),
                trial("a", "unreadable", "3"),
                trial("a", "passed", "4")))
        .containsExactly("11", "22", "33", "");
  }
}
