package io.illm.lab.cli.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.illm.lab.model.BadInput;
import io.illm.lab.runner.Consent.Visit;
import io.illm.lab.testkit.Golden;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AskingConsentTest {

  private static final Visit VISIT =
      new Visit(
          "kubeconfig:shop",
          "https://shop.test:6443",
          "v1.37.2",
          List.of("shop-1", "shop-2"),
          List.of("namespace first-light", "lease kube-system/lab-run, while the run lasts"),
          List.of("its nodes must be able to pull the images, under the names they have"));

  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @Test
  void says_which_cluster_it_is_and_what_will_be_created() {
    assertThat(subject("n\n", true).given(VISIT)).isFalse();

    Golden.assertMatches("consent.txt", err.toString(StandardCharsets.UTF_8) + "\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"y\n", "yes\n", "Y", " Yes \n"})
  void yes_is_agreed(String answer) {
    assertThat(subject(answer, true).given(VISIT)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n", "no\n", "yeah\n"})
  void anything_else_is_not(String answer) {
    assertThat(subject(answer, true).given(VISIT)).isFalse();
  }

  @Test
  void without_a_terminal_an_answer_from_a_pipe_does_not_count() {
    assertThatThrownBy(() -> subject("y\n", false).given(VISIT))
        .isInstanceOfSatisfying(
            BadInput.class,
            bad ->
                assertThat(bad.faults().getFirst().hint()).hasValue("`--yes` agrees to the above"));
  }

  private AskingConsent subject(String answer, boolean terminal) {
    return new AskingConsent(
        new PrintStream(err, true, StandardCharsets.UTF_8), new StringReader(answer), terminal);
  }
}
