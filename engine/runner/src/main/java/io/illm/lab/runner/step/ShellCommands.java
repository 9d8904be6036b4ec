package io.illm.lab.runner.step;

import io.illm.lab.check.CommandResult;
import io.illm.lab.check.CommandRunner;
import io.illm.lab.model.Broken;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Runs single commands as a step's blocks run: same folder, same user, same environment. */
public final class ShellCommands implements CommandRunner {

  private static final Duration LIMIT = Duration.ofMinutes(2);
  private static final int TIMED_OUT = 124;

  private final Workspace workspace;
  private final Map<String, String> variables;

  /**
   * Commands in a workspace.
   *
   * @param variables further variables of the environment
   */
  public ShellCommands(Workspace workspace, Map<String, String> variables) {
    this.workspace = workspace;
    this.variables = Map.copyOf(variables);
  }

  @Override
  public CommandResult run(String script) {
    Path out = file("stdout");
    Path err = file("stderr");
    try {
      Process shell = builder(script, out, err).start();
      shell.getOutputStream().close();
      boolean ended = ended(shell);
      return new CommandResult(
          ended ? shell.exitValue() : TIMED_OUT,
          Files.readString(out),
          Files.readString(err),
          !ended);
    } catch (IOException e) {
      throw new Broken("running `" + script.strip() + "`", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Broken("interrupted in `" + script.strip() + "`", e);
    } finally {
      FolderTree.delete(out);
      FolderTree.delete(err);
    }
  }

  /** Also a look that is given up leaves nothing running. */
  private static boolean ended(Process shell) throws InterruptedException {
    try {
      return shell.waitFor(LIMIT.toMillis(), TimeUnit.MILLISECONDS);
    } finally {
      ProcessGroup.kill(shell.pid());
    }
  }

  private Path file(String what) {
    try {
      return Files.createTempFile(workspace.folder(), "command-", "." + what);
    } catch (IOException e) {
      throw new Broken("making a file for a command's output", e);
    }
  }

  private ProcessBuilder builder(String script, Path out, Path err) {
    List<String> command = new ArrayList<>(workspace.user().prefix());
    command.addAll(List.of("bash", "-euo", "pipefail", "-c", script));
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(workspace.home().toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile());
    builder.environment().clear();
    builder.environment().putAll(StepEnvironment.of(workspace));
    builder.environment().putAll(variables);
    return builder;
  }
}
