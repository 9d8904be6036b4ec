package io.illm.lab.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QuantityTest {

  @ParameterizedTest
  @CsvSource({
    "250m, 0.25", "1, 1", "0.5, 0.5", "1k, 1000", "1Ki, 1024", "1Mi, 1048576", "1.5Gi, 1610612736",
    "100n, 1e-7", "20u, 2e-5", "1e3, 1000", "1E3, 1000", "2E, 2e18", "-1M, -1e6",
        "1Ei, 1152921504606846976"
  })
  void reads(String text, double value) {
    assertThat(Quantity.of(text)).isEqualTo(value);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Gi", "1 Gi", "1gi", "1K", "one", "1e", "1.2.3"})
  void refuses(String text) {
    assertThatThrownBy(() -> Quantity.of(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("`%s` is no quantity such as 250m or 1Gi", text);
  }
}
