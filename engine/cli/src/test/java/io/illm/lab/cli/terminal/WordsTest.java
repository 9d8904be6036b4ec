package io.illm.lab.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordsTest {

  @ParameterizedTest
  @CsvSource({
    "0, 0 s",
    "400, 0 s",
    "1600, 2 s",
    "59400, 59 s",
    "61000, 1 min 1 s",
    "7260000, 2 h 1 min"
  })
  void durations_have_the_two_units_that_matter(long millis, String words) {
    assertThat(Words.duration(Duration.ofMillis(millis))).isEqualTo(words);
  }

  @ParameterizedTest
  @CsvSource({
    "12, 12 B",
    "2048, 2 KiB",
    "44040192, 42 MiB",
    "1610612736, 1.5 GiB",
    "53687091200, 50 GiB"
  })
  void sizes_have_binary_units(long bytes, String words) {
    assertThat(Words.size(bytes)).isEqualTo(words);
  }

  @ParameterizedTest
  @CsvSource({
    "30, just now",
    "300, 5 min ago",
    "7300, 2 h ago",
    "90000, 1 day ago",
    "180000, 2 days ago"
  })
  void ages_have_their_largest_unit(long seconds, String words) {
    assertThat(Words.ago(Duration.ofSeconds(seconds))).isEqualTo(words);
  }

  @Test
  void long_text_is_wrapped_and_indented() {
    assertThat(Words.wrap("one two three four", 2, 10)).isEqualTo("  one two\n  three\n  four\n");
  }

  @Test
  void what_does_not_fit_ends_in_an_ellipsis() {
    assertThat(Words.fit("storefront", 6)).isEqualTo("store…");
  }
}
