package io.illm.lab.image.process;

import io.illm.lab.model.Broken;
import java.util.List;

/**
 * How a program ended.
 *
 * @param code its exit code
 * @param out the lines of its standard output
 * @param err the lines of its standard error
 */
public record ProcessResult(int code, List<String> out, List<String> err) {

  private static final int SHOWN = 12;

  /** Whether it ended well. */
  public boolean well() {
    return code == 0;
  }

  /** This, where it ended well. */
  public ProcessResult orThrow(Command command) {
    if (!well()) {
      throw new Broken(
          "`" + String.join(" ", command.words()) + "` ended with " + code + ": " + lastWords(),
          "run it by hand in " + command.folder() + " to see all that it says");
    }
    return this;
  }

  /** The last lines of its standard error, which as a rule say why. */
  public String lastWords() {
    return String.join("\n", err.subList(Math.max(0, err.size() - SHOWN), err.size()));
  }
}
