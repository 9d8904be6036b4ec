package io.illm.lab.cli.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.TypeConversionException;

class TimeBudgetTest {

  @Test
  void hours_minutes_and_seconds_are_read() {
    assertThat(new TimeBudget().convert("25m")).isEqualTo(Duration.ofMinutes(25));
    assertThat(new TimeBudget().convert("1h30m")).isEqualTo(Duration.ofMinutes(90));
    assertThat(new TimeBudget().convert("90s")).isEqualTo(Duration.ofSeconds(90));
  }

  @ParameterizedTest
  @ValueSource(strings = {"25", "soon", "", "-5m"})
  void anything_else_is_refused_with_an_example(String text) {
    assertThatThrownBy(() -> new TimeBudget().convert(text))
        .isInstanceOf(TypeConversionException.class)
        .hasMessageContaining("such as 25m");
  }
}
