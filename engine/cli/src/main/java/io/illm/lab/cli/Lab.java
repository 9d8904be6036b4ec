package io.illm.lab.cli;

import io.illm.lab.cli.terminal.Terminal;
import io.illm.lab.host.Home;
import io.illm.lab.model.Library;

/**
 * The folders and the terminal that every command uses.
 *
 * @param home the folders
 * @param terminal the output streams
 */
public record Lab(Home home, Terminal terminal) {

  /** Returns the checkout's experiments and components. */
  public Library library() {
    return home.library();
  }
}
