package io.illm.lab.runner;

import java.util.Optional;

/**
 * The wish of another thread, such as that of Ctrl-C, that a run should stop. It interrupts the
 * run's work, and never its clean-up: an interrupted clean-up would leave things behind.
 */
final class Interruption {

  private boolean asked;
  private Optional<Thread> working = Optional.empty();

  /** Stops the work that is going on, and that which would begin later. */
  synchronized void ask() {
    asked = true;
    working.ifPresent(Thread::interrupt);
  }

  /** Whether it was asked for. */
  synchronized boolean asked() {
    return asked;
  }

  /** Does what may be interrupted, in this thread, which is not interrupted afterwards. */
  void during(Runnable work) {
    begin();
    try {
      work.run();
    } finally {
      end();
    }
  }

  private synchronized void begin() {
    working = Optional.of(Thread.currentThread());
    if (asked) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized void end() {
    working = Optional.empty();
    Thread.interrupted(); // clears what came too late to stop anything
  }
}
