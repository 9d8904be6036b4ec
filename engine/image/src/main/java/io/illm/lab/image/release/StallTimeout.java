package io.illm.lab.image.release;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;

/** Closes a stream on which nothing has come for a while, so that whoever reads it goes on. */
final class StallTimeout implements AutoCloseable {

  private final AtomicBoolean moved = new AtomicBoolean(true);
  private final Thread thread;

  StallTimeout(InputStream in, Duration patience) {
    this.thread = Thread.ofVirtual().name("stall").start(() -> watch(in, patience));
  }

  /** Something has come. */
  void moved() {
    moved.set(true);
  }

  private void watch(InputStream in, Duration patience) {
    try {
      while (moved.getAndSet(false)) {
        Thread.sleep(patience);
      }
      in.close();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt(); // the end was reached
    } catch (IOException _) {
      // It is closed already, as it should be.
    }
  }

  @Override
  public void close() {
    thread.interrupt();
  }
}
