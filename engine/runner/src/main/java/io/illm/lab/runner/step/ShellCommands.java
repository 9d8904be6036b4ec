package io.illm.lab.runner.step;

import io.illm.lab.check.CommandResult;
import io.illm.lab.check.CommandRunner;
import io.illm.lab.host.OutputTail;
import io.illm.lab.model.Broken;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** Runs single commands in the folder, as the user and in the environment of a step's blocks. */
public final class ShellCommands implements CommandRunner {

  private static final Duration LIMIT = Duration.ofMinutes(2);
  private static final int LONGEST_OUTPUT = 1024 * 1024;
  private static final int BUFFER = 64 * 1024;

  private final UserShell shell;

  /**
   * Creates a runner for a workspace.
   *
   * @param variables additional environment variables
   */
  public ShellCommands(Workspace workspace, Map<String, String> variables) {
    this.shell = new UserShell(workspace, Map.copyOf(variables));
  }

  @Override
  public CommandResult run(String script) {
    OutputTail stdout = new OutputTail(LONGEST_OUTPUT);
    OutputTail stderr = new OutputTail(LONGEST_OUTPUT);
    List<String> command = List.of("bash", "-euo", "pipefail", "-c", script);
    try {
      OptionalInt exitCode =
          shell.run(command, LIMIT, List.of(in -> copy(in, stdout), in -> copy(in, stderr)));
      return new CommandResult(
          exitCode.orElse(BlockEnd.TIMED_OUT),
          stdout.output().marked(),
          stderr.output().marked(),
          exitCode.isEmpty());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Broken("interrupted in `" + script.strip() + "`", e);
    }
  }

  private static void copy(InputStream from, OutputTail to) throws IOException {
    byte[] buffer = new byte[BUFFER];
    for (int length = from.read(buffer); length >= 0; length = from.read(buffer)) {
      to.add(buffer, 0, length);
    }
  }
}
