package io.illm.lab.image.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.illm.lab.model.Broken;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CommandTest {

  private static final Path ROOT = Path.of("/");

  @Test
  void keeps_both_streams_and_the_exit_code() {
    ProcessResult ended = Command.in(ROOT, "sh", "-c", "echo out; echo err >&2; exit 3").run();
    assertThat(ended).isEqualTo(new ProcessResult(3, List.of("out"), List.of("err")));
  }

  @Test
  void a_failure_says_what_ran_and_its_last_words() {
    var command = Command.in(ROOT, "sh", "-c", "echo no space >&2; exit 1");
    assertThatThrownBy(() -> command.run().orThrow(command))
        .isInstanceOf(Broken.class)
        .hasMessageContaining("ended with 1: no space");
  }

  @Test
  void a_variable_with_an_empty_value_is_taken_away() {
    var command = new Command(List.of("sh", "-c", "echo ${HOME-none}"), ROOT, Map.of("HOME", ""));
    assertThat(command.run().out()).containsExactly("none");
  }

  @Test
  void output_is_read_as_bytes() {
    byte[] read = Command.in(ROOT, "printf", "a\\nb").read(in -> in.readAllBytes());
    assertThat(new String(read, StandardCharsets.UTF_8)).isEqualTo("a\nb");
  }

  @Test
  void an_interrupted_command_ends_with_all_its_children() throws InterruptedException {
    var pids = new ArrayList<Long>();
    var script = Command.in(ROOT, "sh", "-c", "sleep 600 & echo $! >&2; wait");
    Thread runner = Thread.ofVirtual().unstarted(() -> runQuietly(script, pids));
    runner.start();
    while (pids.isEmpty()) {
      Thread.sleep(Duration.ofMillis(5));
    }
    runner.interrupt();
    assertThat(runner.join(Duration.ofSeconds(10))).isTrue();
    ProcessHandle.of(pids.getFirst())
        .ifPresent(child -> assertThat(child.onExit()).succeedsWithin(Duration.ofSeconds(10)));
  }

  private static void runQuietly(Command command, List<Long> pids) {
    try {
      command.run(line -> pids.add(Long.valueOf(line)));
    } catch (Broken _) {
      // interrupted, as the test wants
    }
  }
}
