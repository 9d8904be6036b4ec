package io.illm.lab.runner.step;

import static org.assertj.core.api.Assertions.assertThat;

import io.illm.lab.check.CommandResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShellCommandsTest {

  @TempDir private Path temporary;
  private ShellCommands commands;

  @BeforeEach
  void make_workspace() throws IOException {
    Path experiment = Files.createDirectories(temporary.resolve("experiment"));
    Workspace workspace =
        Workspace.create(
            temporary.resolve("workspace"), experiment, List.of(), StepUser.ofRun(false));
    commands = new ShellCommands(workspace, Map.of());
  }

  @Test
  void both_streams_and_the_exit_code_come_back() {
    assertThat(commands.run("echo out; echo err >&2; exit 3"))
        .isEqualTo(new CommandResult(3, "out\n", "err\n"));
  }

  @Test
  void bytes_that_are_not_text_become_replacement_characters() {
    assertThat(commands.run("printf '\\377\\376caf\\351'").stdout())
        .isEqualTo("\uFFFD\uFFFDcaf\uFFFD");
  }

  @Test
  void more_output_than_memory_holds_is_cut_to_its_end() {
    String stdout = commands.run("head --bytes 3G /dev/zero | tr '\\0' x; echo the end").stdout();

    assertThat(stdout).startsWith("[3220176904 bytes before this are left out]\n");
    assertThat(stdout).endsWith("xthe end\n");
  }

  @Test
  void a_process_in_the_background_that_goes_on_printing_ends_with_its_command() {
    assertThat(commands.run("yes & echo started >&2").stderr()).isEqualTo("started\n");
  }
}
