package io.illm.lab.runner.step;

import io.illm.lab.model.Broken;
import java.io.IOException;

/** The processes that a step's shell started, which all share its session. */
final class ProcessGroup {

  private ProcessGroup() {}

  /** Ends what is left of a group, such as a port-forward in the background. */
  static void kill(long leader) {
    try {
      new ProcessBuilder("kill", "-KILL", "--", "-" + leader)
          .redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .start()
          .waitFor();
    } catch (IOException e) {
      throw new Broken("ending the processes of a step", e);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
