package io.illm.lab.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TableTest {

  private final Table table = new Table("NAME", "TITLE");

  @Test
  void columns_are_as_wide_as_their_widest_cell() {
    table.row("a", "first");
    table.row("longer", "second");

    assertThat(table.lines(Screen.plain()))
        .containsExactly("NAME    TITLE", "a       first", "longer  second");
  }

  @Test
  void a_terminal_cuts_lines_to_its_width_and_a_pipe_does_not() {
    table.row("a", "x".repeat(100));

    assertThat(table.lines(new Screen(true, 80, false, true)).getLast()).hasSize(80).endsWith("…");
    assertThat(table.lines(Screen.plain()).getLast()).hasSize(106);
  }

  @Test
  void what_is_to_be_copied_is_never_cut() {
    table.whole().row("a", "x".repeat(100));

    assertThat(table.lines(new Screen(true, 80, false, true)).getLast()).hasSize(106);
  }

  @Test
  void a_group_stands_above_its_rows_and_takes_no_column() {
    table.group("A group with a long title");
    table.row("a", "first");

    assertThat(table.lines(Screen.plain()))
        .containsExactly("NAME  TITLE", "", "A group with a long title", "a     first");
  }
}
