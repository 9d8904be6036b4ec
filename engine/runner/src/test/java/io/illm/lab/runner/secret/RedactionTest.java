package io.illm.lab.runner.secret;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.illm.lab.model.run.StepResult;
import io.illm.lab.model.run.StepResult.BlockResult;
import io.illm.lab.model.run.StepResult.Status;
import io.illm.lab.runner.RunEvent;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

class RedactionTest {

  private final KnownSecrets secrets = new KnownSecrets();

  @Test
  void a_value_is_replaced_by_the_name_of_its_secret_and_key() {
    learn("db", "password", "correct horse");

    assertThat(secrets.redact("login with correct horse!"))
        .isEqualTo("login with [redacted db/password]!");
  }

  @Test
  void the_form_that_the_api_shows_is_replaced_too() {
    learn("db", "password", "correct horse");

    assertThat(secrets.redact("password: " + base64("correct horse")))
        .isEqualTo("password: [redacted db/password]");
  }

  @Test
  void a_value_within_a_longer_one_does_not_break_it() {
    learn("db", "password", "s3cret-word");
    learn("db", "uri", "postgres://app:s3cret-word@db/app");

    assertThat(secrets.redact("postgres://app:s3cret-word@db/app")).isEqualTo("[redacted db/uri]");
  }

  @Test
  void a_short_value_is_not_searched_for() {
    learn("flags", "on", "true");

    assertThat(secrets.redact("ready: true")).isEqualTo("ready: true");
  }

  @Test
  void a_user_name_is_no_secret() {
    learn("db", "username", "postgres");

    assertThat(secrets.redact("postgresql-0")).isEqualTo("postgresql-0");
  }

  @Test
  void the_lines_of_a_key_are_replaced_though_they_are_indented() {
    learn("tls", "tls.key", "-----BEGIN KEY-----\nMC4CAQAwBQYDK2VwBCIEIHh5\n-----END KEY-----\n");

    assertThat(secrets.redact("    MC4CAQAwBQYDK2VwBCIEIHh5\n")).doesNotContain("MC4CAQAw");
  }

  @Test
  void a_token_that_no_secret_holds_is_known_by_its_form() {
    assertThat(secrets.redact("eyJhbGciOiJSUzI1NiJ9.eyJpc3MiOiJrdWJlIn0.c2lnbmF0dXJl ok"))
        .isEqualTo("[redacted token] ok");
  }

  @Test
  void the_key_of_a_kubeconfig_is_a_secret() {
    String key = base64("-----BEGIN EC PRIVATE KEY-----\nabc\n-----END EC PRIVATE KEY-----");
    secrets.learnKubeconfig(
        "kind: Config\napiVersion: v1\nusers: [{name: admin, user: {client-key-data: %s}}]\n"
            .formatted(key));

    assertThat(secrets.redact(key)).isEqualTo("[redacted kubeconfig/admin]");
  }

  @Test
  void an_event_reaches_the_journal_without_the_value_that_a_block_printed() {
    learn("db", "password", "passed");
    List<RunEvent> heard = new ArrayList<>();
    BlockResult block =
        new BlockResult(
            "cat password",
            3,
            false,
            false,
            0,
            "passed\n",
            Instant.EPOCH,
            Duration.ofMillis(1500),
            "");
    StepResult step =
        new StepResult(
            "Log in",
            Status.PASSED,
            Instant.EPOCH,
            Duration.ofSeconds(2),
            "",
            List.of(block),
            List.of());

    new Redaction(secrets).before(heard::add).on(new RunEvent.StepEnded(step));

    assertThat(heard).singleElement().isInstanceOf(RunEvent.StepEnded.class);
    StepResult told = ((RunEvent.StepEnded) heard.getFirst()).result();
    assertThat(told.blocks().getFirst().output()).isEqualTo("[redacted db/password]\n");
    assertThat(told.blocks().getFirst().took()).isEqualTo(block.took());
    assertThat(told.status()).isEqualTo(Status.PASSED);
  }

  private void learn(String name, String key, String value) {
    secrets.learn(
        new SecretBuilder()
            .withNewMetadata()
            .withName(name)
            .endMetadata()
            .addToData(key, base64(value))
            .build());
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
