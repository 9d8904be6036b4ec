package io.illm.lab.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlainTextTest {

  @Test
  void colours_titles_and_links_of_a_terminal_go() {
    var written =
        "\u001b[1;32mok\u001b[0m \u001b]0;title\u0007\u001b]8;;http://x\u001b\\link\u001b(B";
    assertThat(PlainText.of(written)).isEqualTo("ok link");
  }

  @Test
  void a_progress_line_keeps_its_last_state() {
    assertThat(PlainText.of("a\r\n10 %\r50 %\r100 %\nend\n")).isEqualTo("a\n100 %\nend\n");
  }

  @Test
  void characters_that_html_and_xml_forbid_go() {
    assertThat(PlainText.of("a\u0000b\u0007c\td\ufffe\ud800e😀")).isEqualTo("abc\td\ufffde😀");
  }

  @Test
  void a_long_text_is_cut_between_characters() {
    assertThat(PlainText.shortened("😀😀😀😀", 3)).isEqualTo("😀😀…");
    assertThat(PlainText.firstLine("\n  first \nsecond", 20)).isEqualTo("first");
  }

  @ParameterizedTest
  @CsvSource({
    "0.0412,0.0412",
    "12,12",
    "12.34,12.3",
    "1234.5,'1,235'",
    "0,0",
    "NaN,–",
    "Infinity,∞"
  })
  void numbers_have_three_digits_that_mean_something(double value, String written) {
    assertThat(Figures.number(value)).isEqualTo(written);
  }

  @ParameterizedTest
  @CsvSource({
    "PT0.34S,340 ms",
    "PT4.24S,4.2 s",
    "PT59.97S,1 min 00 s",
    "PT7M12S,7 min 12 s",
    "PT1H4M,1 h 04 min"
  })
  void durations_are_said_as_a_person_would(Duration took, String written) {
    assertThat(Figures.duration(took)).isEqualTo(written);
  }

  @ParameterizedTest
  @CsvSource({
    "never fewer,Never fewer",
    "maxSurge is one,maxSurge is one",
    "k6 runs,k6 runs",
    "'',''"
  })
  void a_sentence_begins_with_a_capital_unless_it_begins_with_an_identifier(
      String words, String written) {
    assertThat(Wording.capital(words)).isEqualTo(written);
  }
}
