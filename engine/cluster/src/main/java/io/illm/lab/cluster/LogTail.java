package io.illm.lab.cluster;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Reads the lines of a log that say how its program ended, for an error message: the last ones, or
 * the first ones of a panic. A panic of a Go program prints its reason above a long stack trace.
 */
final class LogTail {

  private static final int LINES = 12;
  private static final int BYTES = 16 * 1024;

  private LogTail() {}

  static String of(Path log) {
    try (var file = new RandomAccessFile(log.toFile(), "r")) {
      file.seek(Math.max(0, file.length() - BYTES));
      var bytes = new byte[(int) (file.length() - file.getFilePointer())];
      file.readFully(bytes);
      return telling(new String(bytes, StandardCharsets.UTF_8).lines().toList());
    } catch (IOException e) {
      return "(no log at " + log + ")";
    }
  }

  private static String telling(List<String> lines) {
    if (lines.isEmpty()) {
      return "(its log is empty)";
    }
    int begin =
        IntStream.range(0, lines.size())
            .filter(line -> startsPanic(lines.get(line)))
            .findFirst()
            .orElse(Math.max(0, lines.size() - LINES));
    return String.join("\n  ", lines.subList(begin, Math.min(begin + LINES, lines.size())));
  }

  private static boolean startsPanic(String line) {
    return line.startsWith("panic: ") || line.startsWith("fatal error: ");
  }
}
