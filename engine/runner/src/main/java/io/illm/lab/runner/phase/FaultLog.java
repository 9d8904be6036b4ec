package io.illm.lab.runner.phase;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A file with the stack traces of faults of the lab, which never go to a person's terminal.
 *
 * @param file appended to
 */
record FaultLog(Path file) {

  /**
   * Keeps a trace. A disk that is full must not hide the fault itself.
   *
   * @return where the trace is, in words
   */
  String keep(Throwable fault) {
    StringWriter trace = new StringWriter();
    fault.printStackTrace(new PrintWriter(trace, true));
    try {
      Files.writeString(
          file, trace.toString(), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
      return "the stack trace is in " + file.getFileName();
    } catch (IOException e) {
      return "its stack trace could not be kept: " + e.getMessage();
    }
  }
}
