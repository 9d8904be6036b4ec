package io.illm.lab.runner;

import io.illm.lab.model.Broken;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;

/** Stack traces, which go to a file and never to a person's terminal. */
final class Traces {

  private Traces() {}

  static void write(Path file, Throwable fault) {
    StringWriter trace = new StringWriter();
    fault.printStackTrace(new PrintWriter(trace, true));
    try {
      Files.writeString(file, trace.toString());
    } catch (IOException e) {
      throw new Broken("writing " + file, e);
    }
  }
}
