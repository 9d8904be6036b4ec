package io.illm.lab.runner.phase;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A file for the stack traces of the lab's own faults. They are never printed to the terminal.
 *
 * @param file the file, to which traces are appended
 */
record FaultLog(Path file) {

  /**
   * Appends a stack trace. If that fails, for example on a full disk, it throws nothing, because an
   * exception would hide the fault itself.
   *
   * @return the place of the trace, or the reason why it could not be written, in words
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
