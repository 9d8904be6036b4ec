package io.illm.lab.image.download;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Closes a stream that delivers no data for some time, so that its reader does not wait any longer.
 */
final class StallTimeout implements AutoCloseable {

  private final AtomicBoolean active = new AtomicBoolean(true);
  private final Thread thread;

  StallTimeout(InputStream in, Duration limit) {
    this.thread = Thread.ofVirtual().name("stall").start(() -> watch(in, limit));
  }

  /** Notes that data came. */
  void dataCame() {
    active.set(true);
  }

  private void watch(InputStream in, Duration limit) {
    try {
      while (active.getAndSet(false)) {
        Thread.sleep(limit);
      }
      in.close();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt(); // the end was reached
    } catch (IOException _) {
      // It is closed already.
    }
  }

  @Override
  public void close() {
    thread.interrupt();
  }
}
