package io.illm.lab.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ScreenTest {

  private static final Map<String, String> XTERM = Map.of("TERM", "xterm", "LANG", "C.UTF-8");

  @Test
  void a_terminal_is_live_and_coloured() {
    assertThat(Screen.of(true, 100, XTERM)).isEqualTo(new Screen(true, 100, true, true));
  }

  @Test
  void a_pipe_is_plain_and_speaks_unicode() {
    assertThat(Screen.of(false, 100, XTERM)).isEqualTo(Screen.plain());
  }

  @Test
  void no_color_leaves_a_terminal_live() {
    Screen screen =
        Screen.of(true, 80, Map.of("TERM", "xterm", "NO_COLOR", "1", "LC_ALL", "en_US.utf8"));

    assertThat(screen).isEqualTo(new Screen(true, 80, false, true));
  }

  @Test
  void a_dumb_terminal_is_neither_live_nor_coloured() {
    assertThat(Screen.of(true, 80, Map.of("TERM", "dumb")))
        .isEqualTo(new Screen(false, 80, false, false));
  }

  @Test
  void continuous_integration_is_not_live_even_on_a_terminal() {
    Screen screen = Screen.of(true, 80, Map.of("TERM", "xterm", "CI", "true", "LANG", "C"));

    assertThat(screen.interactive()).isFalse();
  }

  @Test
  void a_terminal_of_unknown_width_is_taken_as_eighty_columns() {
    assertThat(Screen.of(true, 0, XTERM).columns()).isEqualTo(80);
  }
}
