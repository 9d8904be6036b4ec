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
   * How long after a program's end its stream may deliver nothing and stay open. A child in the
   * background may hold it open for as long as it runs.
   */
  private static final Duration GRACE = Duration.ofSeconds(1);

  private static final int BUFFER = 64 * 1024;

  private final InputStream in;
  private final OutputTail tail;
  private final Optional<LineSplitter> lines;
  private final Thread thread;
  private final AtomicReference<Optional<RuntimeException>> failure =
      new AtomicReference<>(Optional.empty());

  private volatile boolean waiting;

  private PipeReader(InputStream in, int capture, Optional<Consumer<String>> onLine) {
    this.in = in;
    this.tail = new OutputTail(capture);
    this.lines = onLine.map(listener -> new LineSplitter(line -> pass(line, listener)));
    this.thread = Thread.ofVirtual().name("read a pipe").unstarted(this::read);
  }

  static PipeReader start(InputStream in, int capture, Optional<Consumer<String>> onLine) {
    var reader = new PipeReader(in, capture, onLine);
    reader.thread.start();
    return reader;
  }

  private void read() {
    byte[] buffer = new byte[BUFFER];
    try (in) {
      for (int read = await(buffer); read >= 0; read = await(buffer)) {
        int length = read;
        tail.add(buffer, 0, length);
        lines.ifPresent(splitter -> splitter.add(buffer, length));
      }
    } catch (IOException _) {
      // The stream closes when the program is killed; what it wrote until then stands.
    }
    lines.ifPresent(LineSplitter::end);
  }

  private int await(byte[] buffer) throws IOException {
    waiting = true;
    int read = in.read(buffer);
    waiting = false;
    return read;
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
    long before;
    do {
      before = tail.total();
    } while (!thread.join(GRACE) && (!waiting || tail.total() > before));
    if (failure.get().isPresent()) {
      throw failure.get().get();
    }
    return tail.output();
  }
}
