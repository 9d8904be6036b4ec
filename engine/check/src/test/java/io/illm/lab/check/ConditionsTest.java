package io.illm.lab.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConditionsTest {

  private static final String OBJECT =
      "{'spec': {'replicas': 3, 'memory': '1Gi', 'none': null},"
          + " 'status': {'ready': 2, 'load': 2.5, 'phase': 'Running', 'ports': [80, 443]}}";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "object.status.ready == 2.0",
        "object.status.load > 2",
        "object.status.ready < 2.5",
        "object.spec.replicas - object.status.load == 0.5",
        "object.status.load * object.status.ready == 5",
        "object.status.ready / 4.0 == 0.5",
        "object.status.ready / object.spec.replicas > 0.6",
        "999 / (999 + 1) > 0.99",
        "size(object.status.ports) / 4 == 0.5",
        "object.spec.replicas + 1 == 4",
        "object.status.load in [1, 2.5]",
        "quantity(object.spec.memory) == 1073741824",
        "double(object.status.ready) == 2",
        "size(object.status.ports) != 2.5",
        "object.spec.none == null",
        "object.status.?missing.orValue(7) == 7",
        "object.status.phase.lowerAscii() == 'running'",
        "math.greatest(object.status.ready, object.spec.replicas) == 3",
        "object.status.ports.all(port, port > 1)",
        "!has(object.status.missing)",
        "object.status.missing == 1 || object.status.ready == 2"
      })
  void holds(String condition) {
    assertThat(Cel.onObject(condition, OBJECT)).isInstanceOf(Verdict.Holds.class);
  }

  @Test
  void a_false_condition_shows_the_values_that_it_names() {
    assertThat(Cel.onObject("object.status.ready == object.spec.replicas", OBJECT))
        .isEqualTo(
            new Verdict.DoesNotHold(
                "`object.status.ready == object.spec.replicas` does not hold:"
                    + " object.status.ready is 2, object.spec.replicas is 3"));
  }

  @Test
  void only_the_parts_that_fail_are_shown() {
    assertThat(
            Cel.onObject(
                "object.spec.replicas == 3 && (object.status.ready == 3 || object.status.load > 9)"
                    + " && object.status.phase != 'a && b'",
                OBJECT))
        .isEqualTo(
            new Verdict.DoesNotHold(
                "`(object.status.ready == 3 || object.status.load > 9)` does not hold:"
                    + " object.status.ready is 2, object.status.load is 2.5"));
  }

  @Test
  void a_missing_field_is_false_and_is_named() {
    assertThat(Cel.onObject("object.status.readyReplicas == 3", OBJECT))
        .isEqualTo(
            new Verdict.Missing(
                "`object.status.readyReplicas == 3` does not hold:"
                    + " there is no object.status.readyReplicas"));
  }

  @Test
  void the_denial_of_a_missing_field_is_false_as_well() {
    assertThat(Cel.onObject("!(object.status.readyReplicas == 3)", OBJECT))
        .isInstanceOf(Verdict.Missing.class);
  }

  @Test
  void an_index_beyond_the_end_is_missing() {
    assertThat(Cel.onObject("object.status.ports[2] == 1", OBJECT).because())
        .endsWith("there is no object.status.ports[2]");
  }

  @Test
  void a_type_that_does_not_fit_is_shown() {
    assertThat(Cel.onObject("object.status.phase < 3", OBJECT))
        .isEqualTo(
            new Verdict.Failed(
                "`object.status.phase < 3` does not hold: `<` cannot take these types,"
                    + " object.status.phase is \"Running\""));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "object.spec.replicas / 0 > 1",
        "object.spec.replicas / 0.0 > 1",
        "object.status.load / 0 > 1",
        "0.0 / 0.0 != 1.0"
      })
  void nothing_holds_that_is_divided_by_zero(String condition) {
    assertThat(Cel.onObject(condition, OBJECT))
        .isInstanceOf(Verdict.Failed.class)
        .satisfies(verdict -> assertThat(verdict.because()).contains("division by zero"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "object.spec.replicas == 3 // a && b",
        "object.spec.replicas == 3 // a\n && object.status.ready == 2 // the && of it",
        "object.spec.replicas == 3 && object.status.phase != '''a' && b'''",
        "object.spec.replicas == 3 && object.status.phase != r'a && b' && object.status.ready == 2"
      })
  void the_and_of_a_comment_or_a_string_divides_nothing(String condition) {
    assertThat(Cel.onObject(condition, OBJECT)).isInstanceOf(Verdict.Holds.class);
  }

  @Test
  void a_quantity_that_is_none_is_shown() {
    assertThat(Cel.onObject("quantity(object.status.phase) > 1", OBJECT).because())
        .contains("`Running` is no quantity such as 250m or 1Gi");
  }

  @Test
  void a_part_about_readiness_says_why() {
    String pod =
        "{'kind': 'Pod', 'status': {'conditions': [{'type': 'Ready', 'status': 'False',"
            + " 'reason': 'ContainersNotReady'}]}}";
    assertThat(Cel.onObject("ready(object)", pod).because())
        .isEqualTo("`ready(object)` does not hold: Ready is False, ContainersNotReady");
  }

  @Test
  void a_list_is_shown_by_the_names_of_its_objects() {
    Object pods =
        Cel.value(
            "[{'kind': 'Pod', 'metadata': {'name': 'a'}, 'status': {'conditions':"
                + " [{'type': 'Ready', 'status': 'True'}]}},"
                + " {'kind': 'Pod', 'metadata': {'name': 'b'}, 'status': {}}]");
    assertThat(
            Cel.condition("objects.all(pod, ready(pod))", "objects")
                .evaluate(Map.of("objects", pods))
                .because())
        .isEqualTo(
            "`objects.all(pod, ready(pod))` does not hold:"
                + " objects is a list of 2: a, b (it has no condition Ready)");
  }

  @Test
  void an_absent_object_is_not_ready() {
    assertThat(Cel.onObject("ready(object)", "{}").because())
        .isEqualTo("`ready(object)` does not hold: there is no such object");
  }

  @Test
  void that_an_object_is_gone_can_be_asked() {
    assertThat(Cel.onObject("!has(object.metadata)", "{}").holds()).isTrue();
  }

  @Test
  void every_part_is_explained_in_a_line() {
    Condition condition =
        Cel.condition("object.spec.replicas == 3 && object.status.ready == 3", "object");
    assertThat(condition.explain(Map.of("object", Cel.value(OBJECT))))
        .isEqualTo(
            "holds          object.spec.replicas == 3  (object.spec.replicas is 3)\n"
                + "does not hold  object.status.ready == 3  (object.status.ready is 2)");
  }

  @Test
  void a_condition_in_brackets_is_one_part() {
    Condition condition =
        Cel.condition("(object.spec.replicas == 3 && object.status.ready == 3)", "object");
    assertThat(condition.explain(Map.of("object", Cel.value(OBJECT)))).doesNotContain("\n");
  }
}
