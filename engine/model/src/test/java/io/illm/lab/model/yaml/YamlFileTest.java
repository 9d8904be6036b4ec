package io.illm.lab.model.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import io.illm.lab.model.Fault;
import io.illm.lab.model.Faults;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class YamlFileTest {

  private final Faults faults = new Faults();

  @Test
  void a_merge_key_gives_the_fields_of_what_it_names() {
    Fields merged =
        parse("base: &base {a: one, b: one}\nmore:\n  <<: *base\n  b: two\n").fields("more");

    assertThat(merged.text("a") + " " + merged.text("b")).isEqualTo("one two");
    assertThat(faults.found()).isEmpty();
  }

  @Test
  void the_first_mapping_of_a_merged_list_counts() {
    Fields merged =
        parse("x: [&x {a: one}, &y {a: two, b: two}]\nmore: {<<: [*x, *y]}\n").fields("more");

    assertThat(merged.text("a") + " " + merged.text("b")).isEqualTo("one two");
  }

  @Test
  void a_merge_key_that_names_a_word_is_a_located_fault() {
    assertThat(YamlFile.parse(Path.of("x.yaml"), "a: 1\n<<: word\n", faults)).isEmpty();

    assertThat(faults.found())
        .singleElement()
        .extracting(Fault::message)
        .isEqualTo("not YAML: a merge key `<<` must name a mapping, or a list of mappings");
  }

  @Test
  void a_byte_order_mark_and_carriage_returns_are_read() {
    Fields file = parse("\uFEFFa: one\r\nb: |\r\n  two\r\n  three\r\n");

    assertThat(file.text("a") + " " + file.text("b")).isEqualTo("one two\nthree\n");
  }

  @Test
  void a_file_of_more_than_three_mebibytes_is_read() {
    assertThat(parse("a: " + "x".repeat(4 * 1024 * 1024)).text("a")).hasSize(4 * 1024 * 1024);
  }

  private Fields parse(String text) {
    return YamlFile.parse(Path.of("x.yaml"), text, faults).orElseThrow();
  }
}
