package io.illm.lab.check;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import org.junit.jupiter.api.Test;

class SecretEvidenceTest {

  private static final String SECRET =
      """
      {"kind": "Secret", "metadata": {"name": "pin", "annotations":
        {"kubectl.kubernetes.io/last-applied-configuration": "MTIz"}}, "data": {"code": "MTIz"}}
      """;

  @Test
  void a_secret_is_kept_without_its_values_however_short() throws JsonProcessingException {
    assertThat(Observed.of(Json.MAPPER.readTree(SECRET), "secret/pin").json())
        .contains("[redacted pin/code]")
        .doesNotContain("MTIz");
  }

  @Test
  void secrets_in_a_list_are_kept_without_their_values() throws JsonProcessingException {
    assertThat(Observed.of(Json.MAPPER.readTree("[" + SECRET + "]"), "secrets").json())
        .doesNotContain("MTIz");
  }

  @Test
  void conditions_still_see_the_values() throws JsonProcessingException {
    Observed seen = Observed.of(Json.MAPPER.readTree(SECRET), "secret/pin");

    assertThat(Cel.condition("object.data.code == 'MTIz'", "object").judge(seen, "object"))
        .isInstanceOf(Verdict.Holds.class);
  }
}
