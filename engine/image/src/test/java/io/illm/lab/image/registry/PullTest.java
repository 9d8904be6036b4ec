package io.illm.lab.image.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.illm.lab.image.LocalImage;
import io.illm.lab.image.LocalImage.Origin;
import io.illm.lab.image.PulledImages;
import io.illm.lab.image.oci.Architecture;
import io.illm.lab.model.Progress;
import io.illm.lab.testkit.registry.FakeRegistry;
import io.illm.lab.testkit.registry.SampleImage;
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("An image that a registry has")
class PullTest {

  private static final String USER = "ada:secret";

  @TempDir private Path folder;

  private FakeRegistry registry;
  private String digest = "";

  @BeforeEach
  void fill_a_registry() throws IOException {
    registry = new FakeRegistry(folder.resolve("registry"));
    digest = SampleImage.in(registry);
  }

  @AfterEach
  void stop_it() {
    registry.close();
  }

  @Test
  void comes_by_digest_for_one_architecture_and_keeps_its_digest() throws Exception {
    LocalImage image = images(Architecture.ARM64).pull(SampleImage.NAME, digest, silent());

    assertThat(image.architecture()).isEqualTo(Architecture.ARM64);
    assertThat(image.origin()).isEqualTo(new Origin.Pulled(registry.host()));
    try (var archive = new ArchiveBlobs(image)) {
      assertThat(SampleImage.digest(archive.manifest())).isEqualTo(image.digest());
      assertThat(archive.mediaType()).contains("docker.distribution.manifest.v2");
      for (var blob : archive.blobs()) {
        assertThat(SampleImage.digest(archive.open(blob.digest()).readAllBytes()))
            .isEqualTo(blob.digest());
      }
    }
  }

  @Test
  void is_pulled_once() throws Exception {
    images().pull(SampleImage.NAME, digest, silent());
    int requests = registry.asked().size();

    assertThat(images().find(SampleImage.NAME, digest)).isPresent();
    assertThat(images().pull(SampleImage.NAME, digest, silent()).cached()).isTrue();
    assertThat(registry.asked()).hasSize(requests);
  }

  @Test
  void has_the_digest_of_its_index() throws Exception {
    assertThat(images().digest(SampleImage.NAME)).isEqualTo(digest);
  }

  @Test
  void comes_with_a_token_and_over_a_redirect_that_gets_no_credentials() throws Exception {
    registry.withTokens().withRedirects();

    assertThat(images().pull(SampleImage.NAME, digest, silent()).bytes()).isPositive();
    assertThat(registry.asked()).contains("GET /token");
    assertThat(registry.asked()).anyMatch(each -> each.startsWith("GET /store/"));
  }

  @Test
  void comes_to_the_user_who_logged_in() throws Exception {
    registry.withTokensFor(USER);
    String auth = Base64.getEncoder().encodeToString(USER.getBytes(StandardCharsets.UTF_8));
    Path logins =
        Files.writeString(
            folder.resolve("config.json"),
            "{\"auths\": {\"%s\": {\"auth\": \"%s\"}}}".formatted(registry.host(), auth));

    assertThat(images(new Logins(List.of(logins))).pull(SampleImage.NAME, digest, silent()))
        .isNotNull();
  }

  @Test
  void is_refused_to_others_with_the_advice_to_log_in() {
    registry.withTokensFor(USER);

    assertThatThrownBy(() -> images().pull(SampleImage.NAME, digest, silent()))
        .isInstanceOf(NotPulled.class)
        .hasMessageContaining("`docker login " + registry.host() + "` may help");
  }

  @Test
  void is_completed_after_a_cut_without_beginning_again() throws Exception {
    registry.cutOnceAfter(100_000);

    images().pull(SampleImage.NAME, digest, silent());

    assertThat(registry.asked()).anyMatch(each -> each.endsWith("bytes=100000-"));
  }

  @Test
  void is_not_taken_if_its_content_is_another() {
    registry.corruptBlobs();

    assertThatThrownBy(() -> images().pull(SampleImage.NAME, digest, silent()))
        .isInstanceOf(NotPulled.class)
        .hasMessageContaining("sends another content than the digest");
    assertThat(images().find(SampleImage.NAME, digest)).isEmpty();
  }

  @Test
  void is_not_taken_if_its_manifest_is_another() throws IOException {
    registry.put(
        SampleImage.REPOSITORY, digest, "application/vnd.oci.image.index.v1+json", new byte[] {1});

    assertThatThrownBy(() -> images().pull(SampleImage.NAME, digest, silent()))
        .isInstanceOf(NotPulled.class)
        .hasMessageContaining("sends another content than the digest");
  }

  @Test
  void is_missed_by_its_tag() {
    String other = SampleImage.NAME + "-rc1";

    assertThatThrownBy(() -> images().digest(other))
        .isInstanceOf(NotPulled.class)
        .hasMessage(registry.host() + " has no team/shop:1.2-rc1");
  }

  @Test
  void is_not_waited_for_where_the_registry_is_silent_and_it_is_asked_once() {
    registry.stopAnswering();
    PulledImages images = images();
    Instant began = Instant.now();

    for (int i = 0; i < 3; i++) {
      assertThatThrownBy(() -> images.digest(SampleImage.NAME))
          .isInstanceOf(NotPulled.class)
          .hasMessage("registry.example does not answer");
    }

    assertThat(registry.asked()).hasSize(1);
    assertThat(Duration.between(began, Instant.now())).isLessThan(Duration.ofSeconds(5));
  }

  @Test
  void is_refused_where_the_registry_limits_the_rate() {
    registry.refuseWith(429);

    assertThatThrownBy(() -> images().digest(SampleImage.NAME))
        .isInstanceOf(NotPulled.class)
        .hasMessageContaining("gives no more images to this address for now");
  }

  private static Progress silent() {
    return Progress.silent();
  }

  private PulledImages images() {
    return images(new Logins(List.of()));
  }

  private PulledImages images(Logins logins) {
    return images(Architecture.AMD64, logins);
  }

  private PulledImages images(Architecture architecture) {
    return images(architecture, new Logins(List.of()));
  }

  private PulledImages images(Architecture architecture, Logins logins) {
    var mirror = new Mirror(registry.address(), Optional.empty());
    var settings = new RegistrySettings(Map.of("registry.example", mirror));
    return new PulledImages(
        folder.resolve("cache"),
        architecture,
        new Registries(settings, logins, HttpClient.Builder.NO_PROXY));
  }
}
