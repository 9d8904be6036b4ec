package io.illm.lab.cluster;

import io.illm.lab.model.Broken;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Runs short commands of the host to their end. */
final class HostCommand {

  private HostCommand() {}

  /**
   * What a command did.
   *
   * @param exit its exit code
   * @param output what it wrote, errors too
   */
  record Result(int exit, String output) {}

  /** Runs a command, whatever comes of it; a missing program is exit code 127. */
  static Result run(List<String> command) {
    try {
      var process = new ProcessBuilder(command).redirectErrorStream(true).start();
      process.getOutputStream().close();
      var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return new Result(process.waitFor(), output.strip());
    } catch (IOException e) {
      return new Result(127, String.valueOf(e.getMessage()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Result(130, "interrupted");
    }
  }

  /**
   * Runs a command that must succeed.
   *
   * @return what it wrote
   * @throws Broken where it didn't exit with 0
   */
  static String must(List<String> command) {
    var result = run(command);
    if (result.exit() != 0) {
      throw new Broken(
          "`%s` ended with exit code %d: %s"
              .formatted(String.join(" ", command), result.exit(), result.output()),
          "run it by hand to see more");
    }
    return result.output();
  }
}
