package io.illm.lab.runner.step;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Creates named pipes. Java has no method for this, so it runs mkfifo(1). */
final class NamedPipes {

  private NamedPipes() {}

  /** Creates pipes that only their owner may open, regardless of the umask. */
  static void make(Path... files) throws IOException {
    List<String> command = new ArrayList<>(List.of("mkfifo", "--mode=600"));
    Arrays.stream(files).map(Path::toString).forEach(command::add);
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      if (process.waitFor() != 0) {
        throw new IOException("`" + String.join(" ", command) + "` failed");
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while making " + files[0]);
    }
  }
}
