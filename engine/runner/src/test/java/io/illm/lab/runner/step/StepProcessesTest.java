package io.illm.lab.runner.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.illm.lab.check.CommandResult;
import io.illm.lab.model.experiment.Readme.Block;
import io.illm.lab.model.experiment.Readme.Mode;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nothing that steps start outlives them, however it leaves its shell. */
class StepProcessesTest {

  private static final String SLEEP = "sleep 300 > /dev/null 2>&1 & echo $! > pid";

  @TempDir private Path temporary;

  @BeforeEach
  void let_other_users_in() throws IOException {
    Files.setPosixFilePermissions(temporary, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        SLEEP,
        "set -m\n" + SLEEP,
        "setsid " + SLEEP,
        "env -i " + SLEEP,
        "(cd / && setsid bash -c 'echo $$ > $HOME/pid; exec -a other sleep 300 > /dev/null' &)",
      })
  void a_process_in_the_background_ends_with_its_step(String script) throws IOException {
    Workspace workspace = workspace(StepUser.ofRun(false));

    run(workspace, script + "\nuntil [ -s ~/pid ]; do :; done");

    assertThat(isRunning(workspace)).isFalse();
  }

  @Test
  void one_that_also_drops_its_environment_ends_where_steps_have_a_user_of_their_own()
      throws IOException {
    assumeThat(HostProcess.ownUid()).as("needs root").isZero();
    Workspace workspace = workspace(StepUser.ofRun(true));

    run(workspace, "setsid env -i " + SLEEP + "\nuntil [ -s ~/pid ]; do :; done");

    assertThat(isRunning(workspace)).isFalse();
  }

  @Test
  void a_command_that_runs_beside_a_step_goes_on_when_the_step_has_ended() throws IOException {
    Workspace workspace = workspace(StepUser.ofRun(HostProcess.ownUid() == 0));
    CompletableFuture<CommandResult> command =
        CompletableFuture.supplyAsync(() ->
            new ShellCommands(workspace, Map.of())
                .run("echo $$ > pid; until [ -e ended ]; do :; done; env -i echo on"));
    run(workspace, "until [ -s pid ]; do :; done");

    Files.createFile(workspace.home().resolve("ended"));

    assertThat(command.join().stdout()).isEqualTo("on\n");
  }

  @Test
  void what_a_killed_run_left_is_found_by_its_workspace() throws IOException {
    Workspace workspace = workspace(StepUser.ofRun(false));
    Process orphan = orphan(workspace);

    OrphanProcesses.end(workspace.folder());

    assertThat(orphan.isAlive()).isFalse();
  }

  private static Process orphan(Workspace workspace) throws IOException {
    ProcessBuilder builder = new ProcessBuilder("setsid", "sleep", "300").directory(new File("/"));
    builder.environment().put(StepProcesses.VARIABLE, workspace.folder() + "/a-shell");
    return builder.start();
  }

  private static void run(Workspace workspace, String script) {
    new StepShell(workspace, _ -> {})
        .run("s", List.of(new Block(script + "\n", 1, Mode.RUN)), Map.of());
  }

  private static boolean isRunning(Workspace workspace) throws IOException {
    long pid = Long.parseLong(Files.readString(workspace.home().resolve("pid")).strip());
    return HostProcess.all().stream().anyMatch(process -> process.pid() == pid);
  }

  private Workspace workspace(StepUser user) throws IOException {
    Path experiment = Files.createDirectories(temporary.resolve("experiment"));
    return Workspace.create(temporary.resolve("workspace"), experiment, List.of(), user);
  }
}
