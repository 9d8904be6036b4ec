package io.illm.lab.check;

/** Runs shell commands in the same way as the blocks of a step. */
@FunctionalInterface
public interface CommandRunner {

  /**
   * Runs a script with {@code bash -euo pipefail} and waits until it ends. If the thread is
   * interrupted, the script and all its processes are killed.
   *
   * @throws io.illm.lab.model.Broken if the script could not be run
   */
  CommandResult run(String script);
}
