package io.illm.lab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.illm.lab.cli.terminal.Screen;
import io.illm.lab.cli.terminal.Terminal;
import io.illm.lab.host.Home;
import io.illm.lab.model.BadInput;
import io.illm.lab.model.Broken;
import io.illm.lab.model.Fault;
import io.illm.lab.model.Library;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

class FailuresTest {

  @TempDir private Path folder;
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @Test
  void bad_input_ends_with_2_and_shows_every_fault() {
    int code = ends(new BadInput(List.of(Fault.of("one", "a"), Fault.of("two", "b"))));

    assertThat(code).isEqualTo(2);
    assertThat(shown()).isEqualTo("error: one\nhint: a\n\nerror: two\nhint: b\n\n2 errors\n");
  }

  @Test
  void a_broken_lab_ends_with_4_and_the_cure() {
    assertThat(ends(new Broken("etcd ended", "see its log"))).isEqualTo(4);

    assertThat(shown()).isEqualTo("error: etcd ended\nhint: see its log\n");
  }

  @Test
  void an_unexpected_failure_ends_with_4_and_keeps_its_trace_in_a_file() throws IOException {
    assertThat(ends(new IllegalStateException("what", new IOException("why")))).isEqualTo(4);

    assertThat(shown())
        .startsWith("error: this is a fault of the lab: IllegalStateException: what (why)\n")
        .contains("the stack trace is in")
        .doesNotContain("\tat ");
    try (var files = Files.list(folder.resolve("state/faults"))) {
      assertThat(files.toList())
          .singleElement()
          .satisfies(file -> assertThat(file).content().contains("\tat "));
    }
  }

  private int ends(Exception failure) {
    PrintStream to = new PrintStream(err, true, StandardCharsets.UTF_8);
    Home home = new Home(new Library(folder), folder.resolve("cache"), folder.resolve("state"));
    Lab lab = new Lab(home, new Terminal(to, Screen.plain(), to, Screen.plain()));
    CommandLine command = new CommandLine(CommandSpec.create());
    return new Failures(lab).handleExecutionException(failure, command, command.parseArgs());
  }

  private String shown() {
    return err.toString(StandardCharsets.UTF_8);
  }
}
