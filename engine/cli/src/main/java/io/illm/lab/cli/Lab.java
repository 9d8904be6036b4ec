package io.illm.lab.cli;

import io.illm.lab.cli.terminal.Terminal;
import io.illm.lab.model.Library;
import io.illm.lab.runner.Home;

/**
 * What every command works with.
 *
 * @param home the folders
 * @param terminal where it writes
 */
public record Lab(Home home, Terminal terminal) {

  /** The checkout's experiments and components. */
  public Library library() {
    return home.library();
  }
}
