package io.illm.lab.check;

/** Runs a shell command the way a step's blocks run. */
@FunctionalInterface
public interface CommandRunner {

  /** Runs a script for {@code bash -euo pipefail} and waits for its end. */
  CommandResult run(String script);
}
