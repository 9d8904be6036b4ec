package io.illm.lab.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import io.illm.lab.model.Progress;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProgressDisplayTest {

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private Instant now = Instant.parse("2026-01-01T00:00:00Z");

  @Test
  void work_of_less_than_two_seconds_is_not_shown() {
    ProgressDisplay display = on(new Screen(true, 80, false, true));

    try (Progress.Part _ = display.begin("reading", Duration.ZERO)) {
      passes(display, 1);
    }

    assertThat(written()).isEmpty();
  }

  @Test
  void a_terminal_gets_one_line_with_percentage_and_times_then_what_it_took() {
    ProgressDisplay display = on(new Screen(true, 80, false, true));

    try (Progress.Part part = display.begin("building kubelet", Duration.ZERO)) {
      now = now.plusSeconds(9);
      part.at("k8s.io/kubernetes/pkg/kubelet", 0.25);
      passes(display, 1);
    }

    assertThat(drawn())
        .containsExactly(
            "⠋ building kubelet  25 %, 10 s, 26 s left  k8s.io/kubernetes/pkg/kubelet",
            "building kubelet: 10 s");
  }

  @Test
  void work_that_takes_longer_than_usual_is_never_shown_as_done() {
    ProgressDisplay display = on(new Screen(true, 80, false, false));

    Progress.Part _ = display.begin("building kubelet", Duration.ofSeconds(5));
    passes(display, 60);

    assertThat(drawn()).containsExactly("| building kubelet  95 %, 1 min 0 s, longer than usual");
  }

  @Test
  void the_time_left_never_grows_while_nothing_is_told() {
    ProgressDisplay display = on(new Screen(true, 80, false, false));

    Progress.Part part = display.begin("booting demo", Duration.ofSeconds(4));
    now = now.plusMillis(300);
    part.at("waiting", 0.2);
    passes(display, 3);
    passes(display, 120);

    assertThat(drawn())
        .containsExactly(
            "/ booting demo  20 %, 3 s, 1 s left  waiting",
            "/ booting demo  20 %, 2 min 3 s, longer than usual  waiting");
  }

  @Test
  void of_work_within_work_the_newest_that_lasts_is_shown() {
    ProgressDisplay display = on(new Screen(true, 80, false, true));

    Progress.Part _ = display.begin("outer", Duration.ZERO);
    passes(display, 3);
    Progress.Part inner = display.begin("inner", Duration.ZERO);
    passes(display, 1);
    passes(display, 2);
    inner.close();

    assertThat(drawn())
        .containsExactly(
            "⠋ outer  3 s", "⠋ outer  4 s", "⠋ inner  3 s", "inner: 3 s", "⠋ outer  6 s");
  }

  @ParameterizedTest
  @ValueSource(ints = {60, 80, 132})
  void the_line_is_narrower_than_the_terminal(int columns) {
    ProgressDisplay display = on(new Screen(true, columns, false, true));

    Progress.Part part = display.begin("building " + "a very long name ".repeat(20), Duration.ZERO);
    part.at("a very long detail ".repeat(20), 0.5);
    passes(display, 100);

    assertThat(drawn()).allSatisfy(line -> assertThat(line).hasSizeLessThan(columns));
  }

  @Test
  void a_pipe_gets_a_line_at_the_begin_every_thirty_seconds_and_at_the_end() {
    ProgressDisplay display = on(Screen.plain());

    try (Progress.Part part = display.begin("building kubelet", Duration.ofMinutes(2))) {
      part.at("linking", -1);
      for (int second = 0; second < 70; second++) {
        passes(display, 1);
      }
    }

    assertThat(written().lines())
        .containsExactly(
            "building kubelet, usually 2 min 0 s",
            "building kubelet: 27 %, 32 s, 1 min 28 s left, linking",
            "building kubelet: 52 %, 1 min 2 s, 58 s left, linking",
            "building kubelet: took 1 min 10 s");
    assertThat(written()).doesNotContain("\u001b", "\r");
  }

  @Test
  void a_narrow_terminal_gets_plain_lines() {
    Screen narrow = new Screen(true, ProgressDisplay.MIN_LIVE_COLUMNS - 1, false, true);

    assertThat(ProgressDisplay.view(stream(), narrow)).isInstanceOf(PlainLines.class);
  }

  @Test
  void what_is_said_stays_above_the_live_line() {
    ProgressDisplay display = on(new Screen(true, 80, false, true));

    Progress.Part _ = display.begin("building", Duration.ZERO);
    passes(display, 2);
    display.say("installed nftables with apt");

    assertThat(drawn())
        .containsExactly("⠋ building  2 s", "installed nftables with apt", "⠋ building  2 s");
  }

  private ProgressDisplay on(Screen screen) {
    return new ProgressDisplay(ProgressDisplay.view(stream(), screen), () -> now, false);
  }

  private void passes(ProgressDisplay display, int seconds) {
    now = now.plusSeconds(seconds);
    display.draw();
  }

  private PrintStream stream() {
    return new PrintStream(bytes, true, StandardCharsets.UTF_8);
  }

  private String written() {
    return bytes.toString(StandardCharsets.UTF_8);
  }

  /** Everything that was ever visible on a line of its own. */
  private List<String> drawn() {
    return List.of(written().split("\r\u001b\\[K|\n", -1)).stream()
        .filter(line -> !line.isEmpty())
        .toList();
  }
}
