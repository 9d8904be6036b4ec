package io.illm.lab.cli;

import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code lab completion}: prints a script that completes commands and options in the shell. */
@Command(
    name = "completion",
    description = "print a completion script for the shell",
    footer = {"", "Use it by: source <(lab completion bash)"})
final class Completion implements Callable<Integer> {

  private final Lab lab;

  @Parameters(paramLabel = "SHELL", description = "one of: ${COMPLETION-CANDIDATES}")
  private Shell shell = Shell.bash;

  Completion(Lab lab) {
    this.lab = lab;
  }

  /**
   * The supported shells. zsh reads the script through its bashcompinit, which the script loads.
   */
  enum Shell {
    bash,
    zsh
  }

  @Override
  public Integer call() {
    String script = AutoComplete.bash("lab", Commands.all(lab));
    lab.terminal()
        .print(shell == Shell.zsh ? "autoload -U compinit && compinit\n" + script : script);
    return ExitCode.OK.code();
  }
}
