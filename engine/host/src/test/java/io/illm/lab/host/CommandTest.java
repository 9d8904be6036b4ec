package io.illm.lab.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.illm.lab.model.Broken;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class CommandTest {

  @TempDir private Path folder;

  @Test
  void both_streams_and_the_exit_code_are_kept() {
    ProcessResult result = sh("echo out; echo err >&2; exit 3").run();
    assertThat(result.out().text()).isEqualTo("out\n");
    assertThat(result.err().text()).isEqualTo("err\n");
    assertThat(result.termination()).isEqualTo(new Termination.Exited(3));
  }

  @Test
  void standard_input_is_empty() {
    assertThat(sh("cat").run().out().text()).isEmpty();
  }

  @Test
  void a_signal_is_told_from_an_exit_code() {
    assertThat(new Termination.Exited(137).signal()).contains(9);
    assertThat(new Termination.Exited(1).signal()).isEmpty();
    assertThat(sh("kill -TERM $$").run().termination().described())
        .isEqualTo("was ended by signal 15");
  }

  @Test
  void a_failure_says_what_ran_and_its_last_lines() {
    assertThatThrownBy(() -> Command.of("sh", "-c", "echo no space >&2; exit 1").require())
        .isInstanceOf(Broken.class)
        .hasMessageContaining("exit 1` ended with exit code 1: no space");
  }

  @Test
  void a_missing_program_is_named() {
    assertThatThrownBy(() -> Command.of("no-such-program").run())
        .isInstanceOf(Broken.class)
        .hasMessageContaining("can't start no-such-program");
  }

  @Test
  void an_attempt_at_a_missing_program_has_the_exit_code_of_a_shell() {
    assertThat(Command.of("no-such-program").attempt().termination())
        .isEqualTo(new Termination.Exited(127));
  }

  @Test
  void a_variable_with_an_empty_value_is_removed() {
    assertThat(sh("echo ${HOME-none}").with(Map.of("HOME", "")).run().out().lines())
        .containsExactly("none");
  }

  @Test
  void a_program_is_found_on_the_path_that_the_command_sets() throws IOException {
    Path program = Files.writeString(folder.resolve("greet"), "#!/bin/sh\necho hello\n");
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));

    assertThat(Command.of("greet").with(Map.of("PATH", folder + ":/bin")).run().out().lines())
        .containsExactly("hello");
  }

  @Test
  void a_program_can_get_an_environment_of_its_own() {
    assertThat(Command.of("env").withOnly(Map.of("A", "1")).run().out().lines())
        .containsExactly("A=1");
  }

  @Test
  void malformed_bytes_are_replaced() {
    assertThat(Command.of("printf", "a\\377b").run().out().text()).isEqualTo("a\ufffdb");
  }

  @Test
  void the_end_of_a_long_output_is_kept_and_the_rest_is_counted() {
    Output out = sh("seq 1 100000").capturing(12).run().out();
    assertThat(out).isEqualTo(new Output("9999\n100000\n", 588895 - 12));
    assertThat(out.marked()).startsWith("[588883 bytes before this are left out]\n");
  }

  @Test
  void a_character_that_was_cut_is_left_out() {
    Output out = Command.of("printf", "ab\u20ac\u20ac").capturing(5).run().out();
    assertThat(out).isEqualTo(new Output("\u20ac", 5));
  }

  @Test
  void an_output_that_was_cut_is_no_result() {
    assertThatThrownBy(() -> sh("seq 1 100").capturing(10).require())
        .isInstanceOf(Broken.class)
        .hasMessageContaining("printed 282 bytes more than the 10 that are kept");
  }

  @Test
  void lines_are_heard_one_by_one_and_long_ones_in_pieces() {
    var lines = new ArrayList<String>();
    sh("printf 'a\\r\\nb\\n'; head -c 100000 /dev/zero | tr '\\0' x").run(lines::add, _ -> {});
    assertThat(lines).extracting(String::length).containsExactly(1, 1, 65536, 34464);
  }

  @Test
  void a_listener_that_fails_fails_the_command_when_it_has_ended() {
    assertThatThrownBy(() ->
            sh("seq 1 100000; echo err >&2")
                .run(
                    _ -> {
                      throw new IllegalStateException("heard");
                    },
                    _ -> {}))
        .hasMessage("heard");
  }

  @Test
  void output_is_read_as_bytes() {
    byte[] read = Command.of("printf", "a\\nb").read(in -> in.readAllBytes());
    assertThat(new String(read, StandardCharsets.UTF_8)).isEqualTo("a\nb");
  }

  @Test
  void a_reading_that_fails_says_how_the_program_ended() {
    assertThatThrownBy(() ->
            sh("echo full >&2; exit 2")
                .read(_ -> {
                  throw new IOException("truncated");
                }))
        .isInstanceOf(Broken.class)
        .hasMessageContaining("ended with exit code 2: full");
  }

  @Test
  void a_program_that_takes_too_long_is_killed_with_its_children() {
    var pids = new ArrayList<Long>();
    ProcessResult result =
        sh("sleep 600 & echo $!; wait")
            .within(Duration.ofMillis(300))
            .run(line -> pids.add(Long.valueOf(line)), _ -> {});
    assertThat(result.termination()).isEqualTo(new Termination.TimedOut(Duration.ofMillis(300)));
    assertEnds(pids.getFirst());
  }

  @Test
  void a_child_in_the_background_that_holds_the_output_open_is_not_waited_for() {
    ProcessResult result = sh("sleep 600 & echo $!").run();
    assertThat(result.succeeded()).isTrue();
    ProcessHandle.of(Long.parseLong(result.out().lines().getFirst()))
        .ifPresent(ProcessHandle::destroyForcibly);
  }

  @Test
  void what_a_session_left_running_is_killed() {
    ProcessResult result = sh("sleep 600 >/dev/null 2>&1 & echo $!").inOwnSession().run();
    assertEnds(Long.parseLong(result.out().lines().getFirst()));
  }

  @Test
  void an_interrupted_command_is_killed_with_its_children() throws InterruptedException {
    var pid = new CompletableFuture<Long>();
    var ended = new CountDownLatch(1);
    Thread runner =
        Thread.ofVirtual()
            .start(() -> {
              runQuietly(sh("sleep 600 & echo $! >&2; wait"), pid);
              ended.countDown();
            });
    assertThat(pid).succeedsWithin(Duration.ofSeconds(10));
    runner.interrupt();
    assertThat(ended.await(10, TimeUnit.SECONDS)).isTrue();
    assertEnds(pid.join());
  }

  private static void runQuietly(Command command, CompletableFuture<Long> pid) {
    try {
      command.run(line -> pid.complete(Long.valueOf(line)));
    } catch (Broken _) {
      // It was interrupted, as the test wants.
    }
  }

  private static void assertEnds(long pid) {
    ProcessHandle.of(pid)
        .ifPresent(child -> assertThat(child.onExit()).succeedsWithin(Duration.ofSeconds(10)));
  }

  private static Command sh(String script) {
    return Command.in(Path.of("/"), List.of("sh", "-c", script));
  }
}
