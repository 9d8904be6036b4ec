package io.illm.lab.cli.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.illm.lab.cli.terminal.Screen;
import io.illm.lab.cli.terminal.Terminal;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A signal to the process")
class InterruptsTest {

  private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @ParameterizedTest
  @CsvSource({"INT, 130", "TERM, 143", "HUP, 129"})
  void stops_the_work_and_gives_the_shells_exit_code(StopSignal signal, int exitCode)
      throws Exception {
    try (Interrupts interrupts = handle()) {
      send(signal);

      assertThat(heard()).isEqualTo("stop");
      assertThat(interrupts.received()).hasValue(signal);
      assertThat(signal.exitCode()).isEqualTo(exitCode);
    }
  }

  @Test
  void that_is_ctrl_c_again_ends_the_process_at_once() throws Exception {
    try (Interrupts _ = handle()) {
      send(StopSignal.TERM);
      assertThat(heard()).isEqualTo("stop");
      send(StopSignal.INT);

      assertThat(heard()).isEqualTo("halt 130");
      assertThat(err.toString(StandardCharsets.UTF_8)).contains("`lab clean` removes what is left");
    }
  }

  @Test
  void that_a_closed_terminal_sends_twice_changes_nothing_the_second_time() throws Exception {
    try (Interrupts _ = handle()) {
      send(StopSignal.HUP);
      assertThat(heard()).isEqualTo("stop");
      send(StopSignal.HUP);
      send(StopSignal.TERM);
      send(StopSignal.INT);

      assertThat(heard()).as("what the Ctrl-C did").isEqualTo("halt 130");
    }
  }

  private Interrupts handle() {
    PrintStream to = new PrintStream(err, true, StandardCharsets.UTF_8);
    Terminal terminal = new Terminal(to, Screen.plain(), to, Screen.plain());
    return Interrupts.handle(
        terminal, () -> heard.add("stop"), "lab clean", code -> heard.add("halt " + code));
  }

  private static void send(StopSignal signal) throws Exception {
    String pid = Long.toString(ProcessHandle.current().pid());
    new ProcessBuilder("kill", "-" + signal.name(), pid).start().waitFor();
  }

  private String heard() throws InterruptedException {
    return String.valueOf(heard.poll(10, TimeUnit.SECONDS));
  }
}
