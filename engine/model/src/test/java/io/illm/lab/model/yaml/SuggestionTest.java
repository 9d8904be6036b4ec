package io.illm.lab.model.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SuggestionTest {

  @Test
  void a_word_with_a_slip_is_answered_with_the_word_that_was_meant() {
    assertThat(Suggestion.of("withn", List.of("name", "within")))
        .isEqualTo("did you mean `within`?");
  }

  @Test
  void two_letters_in_each_others_place_are_one_slip() {
    assertThat(Suggestion.nearest("ot", List.of("to", "within"))).hasValue("to");
  }

  @Test
  void a_word_far_from_all_is_answered_with_all() {
    assertThat(Suggestion.of("banana", List.of("name", "within"))).isEqualTo("known: name, within");
  }
}
