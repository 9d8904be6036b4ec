package io.illm.lab.cluster;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** Reads the last lines of a log, for an error message. */
final class LogTail {

  private static final int LINES = 12;
  private static final int BYTES = 16 * 1024;

  private LogTail() {}

  static String of(Path log) {
    try (var file = new RandomAccessFile(log.toFile(), "r")) {
      file.seek(Math.max(0, file.length() - BYTES));
      var bytes = new byte[(int) (file.length() - file.getFilePointer())];
      file.readFully(bytes);
      return last(new String(bytes, StandardCharsets.UTF_8).lines().toList());
    } catch (IOException e) {
      return "(no log at " + log + ")";
    }
  }

  private static String last(List<String> lines) {
    if (lines.isEmpty()) {
      return "(its log is empty)";
    }
    return String.join("\n  ", lines.subList(Math.max(0, lines.size() - LINES), lines.size()));
  }
}
