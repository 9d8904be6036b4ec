package io.illm.lab.host;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/** Cuts a stream of bytes into lines of bounded length. */
final class LineSplitter {

  /** A longer line is passed on in pieces, so that it needs no more memory than this. */
  private static final int LONGEST = 64 * 1024;

  private final Consumer<String> onLine;
  private final ByteArrayOutputStream line = new ByteArrayOutputStream();

  LineSplitter(Consumer<String> onLine) {
    this.onLine = onLine;
  }

  void add(byte[] bytes, int length) {
    int from = 0;
    while (from < length) {
      int room = Math.min(length, from + LONGEST - line.size());
      int end = from;
      while (end < room && bytes[end] != '\n') {
        end++;
      }
      line.write(bytes, from, end - from);
      boolean ends = end < length && bytes[end] == '\n';
      if (ends || line.size() == LONGEST) {
        pass();
      }
      from = ends ? end + 1 : end;
    }
  }

  /** Passes on the last line, if no line feed ended it. */
  void end() {
    if (line.size() > 0) {
      pass();
    }
  }

  private void pass() {
    String text = line.toString(StandardCharsets.UTF_8);
    line.reset();
    onLine.accept(text.endsWith("\r") ? text.substring(0, text.length() - 1) : text);
  }
}
