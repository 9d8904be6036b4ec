package io.illm.lab.runner.step;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/**
 * Reads the output of a step's shell and separates the output of the blocks from the markers of the
 * step's script. Both come through one pipe, so that they keep their order.
 */
final class MarkedStream {

  /** The first byte of a marker. A secret word follows, which no block prints by chance. */
  private static final byte RECORD_SEPARATOR = 0x1E;

  private static final int BUFFER = 64 * 1024;
  private static final int LONGEST_MARKER = 1024;

  private final byte[] prefix;
  private final Listener listener;
  private final ByteArrayOutputStream candidate = new ByteArrayOutputStream();

  /** Receives the parts of a stream. */
  interface Listener {
    /** Receives output of the blocks. */
    void output(byte[] bytes, int from, int length);

    /** Receives the words of a marker. */
    void marker(String words);
  }

  /**
   * Creates a reader at the start of a stream.
   *
   * @param secret the word that all markers begin with
   * @param listener receives the parts of the stream
   */
  MarkedStream(String secret, Listener listener) {
    this.prefix = prefix(secret).getBytes(StandardCharsets.UTF_8);
    this.listener = listener;
  }

  /** Returns the prefix of a marker. The words follow it, and a line feed ends the marker. */
  static String prefix(String secret) {
    return (char) RECORD_SEPARATOR + secret + " ";
  }

  /** Reads a stream to its end. */
  void read(InputStream stream) throws IOException {
    byte[] buffer = new byte[BUFFER];
    for (int length = stream.read(buffer); length >= 0; length = stream.read(buffer)) {
      take(buffer, length);
    }
    flush();
  }

  private void take(byte[] buffer, int length) {
    int at = 0;
    while (at < length) {
      if (candidate.size() > 0) {
        candidate(buffer[at++]);
      } else {
        int from = at;
        while (at < length && buffer[at] != RECORD_SEPARATOR) {
          at++;
        }
        output(buffer, from, at - from);
        if (at < length) {
          candidate.write(buffer[at++]);
        }
      }
    }
  }

  private void candidate(byte next) {
    int size = candidate.size();
    boolean inPrefix = size < prefix.length;
    if ((inPrefix && next != prefix[size]) || size > LONGEST_MARKER) {
      flush();
      if (next == RECORD_SEPARATOR) {
        candidate.write(next);
      } else {
        output(new byte[] {next}, 0, 1);
      }
    } else if (!inPrefix && next == '\n') {
      byte[] marker = candidate.toByteArray();
      candidate.reset();
      listener.marker(
          new String(marker, prefix.length, marker.length - prefix.length, StandardCharsets.UTF_8));
    } else {
      candidate.write(next);
    }
  }

  /** Passes on the buffered bytes as output, because they are not a marker. */
  private void flush() {
    byte[] bytes = candidate.toByteArray();
    candidate.reset();
    output(bytes, 0, bytes.length);
  }

  private void output(byte[] bytes, int from, int length) {
    if (length > 0) {
      listener.output(bytes, from, length);
    }
  }
}
