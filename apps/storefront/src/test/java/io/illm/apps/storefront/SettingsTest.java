package io.illm.apps.storefront;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SettingsTest {

  @Test
  void an_empty_environment_gives_a_storefront_that_drains() {
    Settings settings = Settings.from(Map.of());

    assertThat(settings.drain()).isTrue();
    assertThat(settings.startup()).isEqualTo(Duration.ofSeconds(2));
    assertThat(settings.work()).isEqualTo(Duration.ofMillis(20));
    assertThat(settings.failAfter()).isZero();
  }

  @Test
  void seconds_may_have_a_fraction() {
    assertThat(Settings.from(Map.of("UNREADY_SECONDS", "1.5")).unready())
        .isEqualTo(Duration.ofMillis(1500));
  }

  @Test
  void a_value_of_another_kind_is_named_beside_what_was_expected() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Settings.from(Map.of("DRAIN", "yes")))
        .withMessage("DRAIN is `yes`, but must be true or false: change it in the environment");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Settings.from(Map.of("WORK_MILLIS", "-1")))
        .withMessageContaining("a whole number");
  }
}
