package io.illm.lab.host;

import io.illm.lab.model.Broken;

/**
 * What came of running a program.
 *
 * @param command what ran
 * @param termination how it ended
 * @param out its standard output
 * @param err its standard error
 */
public record ProcessResult(Command command, Termination termination, Output out, Output err) {

  private static final int NOT_FOUND = 127;

  static ProcessResult notStarted(Command command, String cause) {
    return new ProcessResult(
        command, new Termination.Exited(NOT_FOUND), new Output("", 0), new Output(cause, 0));
  }

  /** Whether the program exited with 0. */
  public boolean succeeded() {
    return termination.succeeded();
  }

  /** Both streams, standard output first. */
  public String text() {
    return out.text() + err.text();
  }

  /** The last lines of standard error or, if it is empty, of standard output. */
  public String lastLines() {
    return err.text().isBlank() ? out.lastLines() : err.lastLines();
  }

  /**
   * This result, if the program exited with 0 and its whole standard output was kept.
   *
   * @throws Broken otherwise
   */
  public ProcessResult orThrow() {
    if (!succeeded()) {
      throw new Broken(
          "`" + command + "` " + termination.described() + ": " + lastLines(),
          "run it by hand in " + command.folder().toAbsolutePath() + " to see all that it prints");
    }
    if (out.omitted() > 0) {
      throw new Broken(
          "`%s` printed %d bytes more than the %d that are kept"
              .formatted(command, out.omitted(), command.capture()),
          "let it print less");
    }
    return this;
  }
}
