package io.illm.lab.host;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/** Reads one output stream of a program in a thread of its own. */
final class PipeReader {

  /**
   * How long after a program's end its stream is still read. A child in the background may hold it
   * open for as long as it likes.
   */
  private static final Duration GRACE = Duration.ofSeconds(1);

  private static final int BUFFER = 8 * 1024;

  private final InputStream in;
  private final OutputTail tail;
  private final LineSplitter lines;
  private final Thread thread;
  private final AtomicReference<Optional<RuntimeException>> failure =
      new AtomicReference<>(Optional.empty());

  private PipeReader(InputStream in, int capture, Consumer<String> onLine) {
    this.in = in;
    this.tail = new OutputTail(capture);
    this.lines = new LineSplitter(line -> pass(line, onLine));
    this.thread = Thread.ofVirtual().name("read a pipe").unstarted(this::read);
  }

  static PipeReader start(InputStream in, int capture, Consumer<String> onLine) {
    var reader = new PipeReader(in, capture, onLine);
    reader.thread.start();
    return reader;
  }

  private void read() {
    byte[] buffer = new byte[BUFFER];
    try (in) {
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        tail.add(buffer, read);
        lines.add(buffer, read);
      }
    } catch (IOException _) {
      // The stream closes when the program is killed; what it wrote until then stands.
    }
    lines.end();
  }

  /** A listener that fails must not leave the program with a pipe that nobody reads. */
  private void pass(String line, Consumer<String> onLine) {
    if (failure.get().isEmpty()) {
      try {
        onLine.accept(line);
      } catch (RuntimeException e) {
        failure.set(Optional.of(e));
      }
    }
  }

  /** What was read, when the program has ended. */
  Output finish() throws InterruptedException {
    thread.join(GRACE);
    if (failure.get().isPresent()) {
      throw failure.get().get();
    }
    return tail.output();
  }
}
