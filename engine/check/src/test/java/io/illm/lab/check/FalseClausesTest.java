package io.illm.lab.check;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.illm.lab.model.Expression;
import io.illm.lab.model.Place;
import io.illm.lab.model.experiment.Check;
import io.illm.lab.model.experiment.ObjectRef;
import io.illm.lab.model.experiment.Observation;
import io.illm.lab.model.run.CheckResult.Proof;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FalseClausesTest {

  private static final Observation OBJECT =
      new Observation.OneObject(new ObjectRef("apps/v1", "Deployment", Optional.empty(), "web"));
  private static final Observation OBJECTS =
      new Observation.ManyObjects("v1", "Pod", Optional.empty(), Map.of());
  private static final Observation COMMAND = new Observation.Command("kubectl get deployment/web");

  @Test
  void a_clause_that_is_false_on_what_is_there_is_named_and_the_others_too() {
    Proof proof =
        before(
            OBJECT,
            "object.ready == 3 && object.color == 'blue'",
            seen("{\"ready\": 2, \"color\": \"blue\"}"));

    assertThat(proof.falseClauses()).containsExactly("object.ready == 3");
    assertThat(proof.neverFalse()).containsExactly("object.color == 'blue'");
    assertThat(proof.observed()).contains("2");
  }

  @Test
  void an_object_that_is_not_there_shows_nothing() {
    assertThat(before(OBJECT, "object.ready == 3", absent("{}")).seen()).isFalse();
  }

  @Test
  void a_break_that_deletes_the_object_shows_nothing() {
    assertThat(after(OBJECT, "object.ready == 3", absent("{}")).seen()).isFalse();
  }

  @Test
  void an_object_that_is_being_deleted_shows_nothing() {
    Observed ending = seen("{\"ready\": 0, \"metadata\": {\"deletionTimestamp\": \"2026\"}}");

    assertThat(after(OBJECT, "object.ready == 3", ending).seen()).isFalse();
  }

  @Test
  void a_break_that_leaves_no_object_shows_that_a_number_of_objects_can_be_wrong() {
    assertThat(after(OBJECTS, "size(objects) == 3", absent("[]")).seen()).isTrue();
    assertThat(before(OBJECTS, "size(objects) == 3", absent("[]")).seen()).isFalse();
  }

  @Test
  void a_command_that_fails_without_a_word_shows_nothing() {
    Observed failed = seen("{\"exitCode\": 1, \"stdout\": \"\", \"stderr\": \"NotFound\"}");

    assertThat(before(COMMAND, "command.exitCode == 0", failed).seen()).isFalse();
    assertThat(after(COMMAND, "command.exitCode == 0", failed).seen()).isFalse();
  }

  @Test
  void a_command_that_says_no_shows_that_its_check_can_fail() {
    Observed no = seen("{\"exitCode\": 1, \"stdout\": \"no\", \"stderr\": \"\"}");

    assertThat(before(COMMAND, "command.exitCode == 0", no).seen()).isTrue();
  }

  @Test
  void a_refusal_is_seen_missing_where_the_command_succeeds() {
    Observed allowed = seen("{\"exitCode\": 0, \"stdout\": \"\", \"stderr\": \"\"}");

    assertThat(before(COMMAND, "command.exitCode != 0", allowed).seen()).isTrue();
  }

  @Test
  void clauses_that_become_false_one_after_the_other_all_count() {
    FalseClauses clauses = FalseClauses.afterBreak(check(OBJECT, "object.a && object.b"), both());
    clauses.saw(seen("{\"a\": false, \"b\": true}"), new Verdict.DoesNotHold(""));
    assertThat(clauses.complete()).isFalse();
    clauses.saw(seen("{\"a\": true, \"b\": false}"), new Verdict.DoesNotHold(""));

    assertThat(clauses.complete()).isTrue();
    assertThat(clauses.proof("kubectl scale").commands()).isEqualTo("kubectl scale");
  }

  private static Condition both() {
    return Cel.condition("object.a && object.b", "object");
  }

  private static Proof before(Observation observation, String that, Observed look) {
    Condition condition = Cel.condition(that, observation.variable());
    FalseClauses clauses = FalseClauses.before(check(observation, that), condition);
    clauses.saw(look, new Verdict.DoesNotHold(""));
    return clauses.proof("");
  }

  private static Proof after(Observation observation, String that, Observed look) {
    Condition condition = Cel.condition(that, observation.variable());
    FalseClauses clauses = FalseClauses.afterBreak(check(observation, that), condition);
    clauses.saw(look, new Verdict.DoesNotHold(""));
    return clauses.proof("kubectl delete");
  }

  private static Observed seen(String json) {
    return Observed.of(node(json), "it");
  }

  private static Observed absent(String json) {
    return Observed.absent(node(json), "it isn't there");
  }

  private static JsonNode node(String json) {
    try {
      return Json.MAPPER.readTree(json);
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }

  private static Check check(Observation observation, String that) {
    Place place = new Place(Path.of("experiment.yaml"), 1, 1);
    return new Check(
        "it is so",
        place,
        List.of(),
        observation,
        new Expression(that, place),
        Duration.ZERO,
        Duration.ZERO,
        false,
        Optional.empty(),
        Optional.empty(),
        "main",
        Optional.empty());
  }
}
