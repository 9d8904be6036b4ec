package io.illm.lab.model.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import io.illm.lab.model.Faults;
import io.illm.lab.model.experiment.Readme.Block;
import io.illm.lab.model.experiment.Readme.Mode;
import io.illm.lab.model.experiment.Readme.Section;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReadmeReaderTest {

  private final Faults faults = new Faults();

  @Test
  void a_block_in_a_numbered_list_runs() {
    String page =
        """
        ## Write

        1. First:

           ```bash
           kubectl apply -f one
           ```

           - and a step of it:

             ~~~bash
             kubectl apply -f two
             ~~~
        """;

    assertThat(blocks(page))
        .containsExactly(
            new Block("kubectl apply -f one\n", 6, Mode.RUN),
            new Block("kubectl apply -f two\n", 12, Mode.RUN));
  }

  @Test
  void a_block_in_a_quote_runs() {
    String page =
        """
        ## Write

        > ```bash expect=fail
        > kubectl apply -f one
        > kubectl apply -f two
        > ```
        """;

    assertThat(blocks(page))
        .containsExactly(
            new Block("kubectl apply -f one\nkubectl apply -f two\n", 4, Mode.EXPECT_FAIL));
  }

  @Test
  void a_block_in_a_comment_does_not_run() {
    assertThat(blocks("## Write\n\n<!--\n```bash\nrm -r .\n```\n-->\n")).isEmpty();
  }

  @Test
  void a_heading_in_a_quote_begins_no_section() {
    assertThat(read("## Write\n\n> ## Note\n").sections())
        .extracting(Section::title)
        .containsExactly("Write");
  }

  @Test
  void a_byte_order_mark_and_carriage_returns_are_read() {
    Readme readme = read("\uFEFF# Write\r\n\r\n```bash\r\necho a\r\necho b\r\n```\r\n");

    assertThat(readme.sections())
        .containsExactly(
            new Section("Write", 1, List.of(new Block("echo a\necho b\n", 4, Mode.RUN))));
  }

  @Test
  void a_page_of_five_mebibytes_with_a_picture_is_read() {
    String picture = "![](data:image/png;base64," + "iVBORw0KGgo".repeat(500_000) + ")";

    assertThat(blocks("# Look\n\n" + picture + "\n\n```bash\ntrue\n```\n")).hasSize(1);
  }

  @Test
  void a_refusal_is_named_by_a_pattern_in_quotes() {
    assertThat(blocks("# A\n\n```bash expect=fail:\"webhook \\\"a\\.b\\\" .* denied\"\nx\n```\n"))
        .extracting(Block::refusal)
        .containsExactly(Optional.of("webhook \"a\\.b\" .* denied"));
  }

  @Test
  void a_refusal_of_one_word_needs_no_quotes() {
    assertThat(blocks("# A\n\n- ```bash expect=fail:[Ff]orbidden\n  x\n  ```\n"))
        .extracting(Block::refusal)
        .containsExactly(Optional.of("[Ff]orbidden"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"expect=fail:", "expect=fail:\"a(\"", "expect=win", "expect=fail:\"a b"})
  void a_word_that_says_nothing_is_a_fault(String word) {
    blocks("# A\n\n```bash " + word + "\nx\n```\n");

    assertThat(faults.found()).isNotEmpty();
    assertThat(faults.found().getFirst().place())
        .hasValueSatisfying(place -> assertThat(place.line()).isEqualTo(3));
  }

  private List<Block> blocks(String page) {
    return read(page).sections().getFirst().blocks();
  }

  private Readme read(String page) {
    return ReadmeReader.read(Path.of("README.md"), page, faults);
  }
}
