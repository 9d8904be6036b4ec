package io.illm.lab.check;

/** Runs a shell command the way a step's blocks run. */
@FunctionalInterface
public interface CommandRunner {

  /**
   * Runs a script for {@code bash -euo pipefail} and waits for its end. A thread that is
   * interrupted ends the script and what the script started.
   *
   * @throws io.illm.lab.model.Broken where the script could not be run
   */
  CommandResult run(String script);
}
